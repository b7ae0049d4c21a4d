import { commandOf, parentOf } from "./processes";

/**
 * Calls `gone` when the npm that started this process is no longer there, even if it was killed without a word: a stack
 * that nobody sees would keep the port and the state. A stack that was not started by npm goes its own way.
 */
export function endWithNpm(gone: () => void) {
  const npm = ancestors().find((pid) => /(^|[\\/\s])npm\b/.test(commandOf(pid) ?? ""));
  if (npm === undefined) return;
  setInterval(() => {
    if (commandOf(npm) === undefined) gone();
  }, 500).unref();
}

function ancestors(): number[] {
  const found: number[] = [];
  for (let pid: number | undefined = process.ppid; pid !== undefined && pid > 1; pid = parentOf(pid)) found.push(pid);
  return found;
}
