import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

/** The command line of a running process; undefined when there is none with this id, or the system does not tell. */
export function commandOf(pid: number): string | undefined {
  // In a container `ps` is often missing.
  if (process.platform !== "linux") return askPs(pid, "command=");
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ").trim() || undefined;
  } catch {
    return undefined;
  }
}

export function parentOf(pid: number): number | undefined {
  if (process.platform !== "linux") return Number(askPs(pid, "ppid=")) || undefined;
  try {
    return Number(/^PPid:\s*(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1]) || undefined;
  } catch {
    return undefined;
  }
}

function askPs(pid: number, column: string): string | undefined {
  try {
    return (
      execFileSync("ps", ["-o", column, "-p", String(pid)], { encoding: "utf8", stdio: "pipe" }).trim() || undefined
    );
  } catch {
    return undefined;
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
