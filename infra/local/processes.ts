import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

/** The command line of a running process; undefined when there is none with this id, or the system does not tell. */
export function commandOf(pid: number): string | undefined {
  try {
    // Linux. In a container `ps` is often missing.
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ").trim();
  } catch {
    try {
      return execFileSync("ps", ["-o", "command=", "-p", String(pid)], { encoding: "utf8", stdio: "pipe" }).trim();
    } catch {
      return undefined;
    }
  }
}

/** Whether the process is still there and is the one meant: ids are given out again. */
export const isRunning = (pid: number, commandHas: string) => commandOf(pid)?.includes(commandHas) ?? false;

/** Ends a process, by force after three seconds, and waits until it is gone. */
export async function endProcess(pid: number, commandHas: string) {
  const deadline = Date.now() + 3000;
  for (let signal: NodeJS.Signals = "SIGTERM"; isRunning(pid, commandHas); ) {
    kill(pid, signal);
    await new Promise((resolve) => setTimeout(resolve, 20));
    if (Date.now() > deadline) signal = "SIGKILL";
  }
}

export function kill(pid: number, signal: NodeJS.Signals) {
  try {
    process.kill(pid, signal);
  } catch {
    // It ended by itself meanwhile.
  }
}
