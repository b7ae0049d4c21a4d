// A throttled index refuses everybody's writes, so a walk takes a tenth of what one index partition bears.
const WRITES_PER_SECOND = 100;

let nextAt = 0;

/** Waits until so many more writes may go to one index partition. Whoever has not written for a while need not wait. */
export async function pace(writes: number): Promise<void> {
  const now = Date.now();
  const wait = nextAt - now;
  nextAt = Math.max(nextAt, now) + (writes * 1000) / WRITES_PER_SECOND;
  if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
}
