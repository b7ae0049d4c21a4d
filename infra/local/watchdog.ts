import { type ChildProcess, spawn } from "node:child_process";

/**
 * Ends a child when this process is gone, however it went: the shell waits on a pipe that closes with us, then ends
 * the child. Systems without a shell end it at the next start instead.
 */
export function endWithUs(child: ChildProcess) {
  if (process.platform === "win32" || child.pid === undefined) return;
  const watchdog = spawn("sh", ["-c", `read -r _; kill ${child.pid}`], {
    stdio: ["pipe", "ignore", "ignore"],
    // Out of reach of a Ctrl-C, which the terminal sends to all of us at once.
    detached: true,
  });
  watchdog.unref();
  watchdog.on("error", () => {});
  // A dead child's id may be given to another process.
  child.once("exit", () => watchdog.kill("SIGKILL"));
}
