import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type RunningStack, runningStack } from "../../infra/local/state";

/** A local stack that a command starts for itself, with an empty community, without limits, over a folder that vanishes with it. */
export class OwnStack {
  readonly folder: string;
  #child?: ChildProcess;
  /** What it starts with each time: what the running one adds would lead the next to an engine that is gone. */
  readonly #environment = { ...process.env };

  /** It is built to a folder of its own, in the clone, so that what bundles leave to node_modules is found. */
  readonly #buildFolder: string;

  constructor(name: string) {
    this.#buildFolder = join("node_modules", ".cache", `${name}-${process.pid}`);
    this.folder = mkdtempSync(join(tmpdir(), `${name}-`));
  }

  /** Starts it, or starts it again over what is there. This process's environment is then the stack's. */
  async start(): Promise<RunningStack> {
    const child = spawn(process.execPath, ["--import", "tsx", "infra/commands/start.ts", "--empty"], {
      env: {
        ...this.#environment,
        PORT: "0",
        STATE_DIR: this.folder,
        BUILD_DIR: this.#buildFolder,
        RATE_LIMITS: "off",
      },
      stdio: ["ignore", "ignore", "inherit"],
    });
    this.#child = child;
    for (;;) {
      if (child.exitCode !== null) throw new Error("The stack did not start.");
      const stack = runningStack(this.folder);
      const isReady =
        stack?.pid === child.pid && (await fetch(`${stack?.origin}/api/health`).catch(() => undefined))?.ok;
      if (stack && isReady) {
        Object.assign(process.env, stack.environment);
        return stack;
      }
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }

  /** Ends it as Ctrl-C does, or with `SIGKILL` as a power cut would. The state stays. */
  async stop(signal: NodeJS.Signals = "SIGTERM"): Promise<void> {
    const child = this.#child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise((resolve) => child.once("exit", resolve));
    child.kill(signal);
    await ended;
  }

  async remove(): Promise<void> {
    await this.stop();
    for (const folder of [this.folder, this.#buildFolder]) rmSync(folder, { recursive: true, force: true });
  }
}
