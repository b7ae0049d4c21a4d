/** Milliseconds of this process's processor that something takes: a machine that is busy with others does not count. */
export async function processorTime(act: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage();
  await act();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
