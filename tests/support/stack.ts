import { type ChildProcess, spawn } from "node:child_process";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll } from "vitest";
import { untilDrained } from "../../infra/local/control";
import { signInAs } from "../../infra/local/sign-in/client";
import { type RunningStack, runningStack } from "../../infra/local/state";
import type { Provider } from "../../shared/session";
import { built } from "./built";
import { temporaryFolder } from "./table";

export type StackOptions = {
  /** More of the environment: `{ STREAM: "off" }`. Rate limits are off unless RATE_LIMITS says "on". */
  environment?: Record<string, string>;
  /** Arguments of `npm start`; an empty community of what was built for this run of tests, unless told otherwise. */
  arguments?: string[];
  /** A clone to start in, other than this one. */
  clone?: string;
};

type Asked = { method?: string; as?: string; json?: unknown; headers?: Record<string, string> };

/** A local stack of one's own, over a folder that vanishes with it. */
export class TestStack {
  readonly folder = temporaryFolder();
  private child?: ChildProcess;
  private said = "";

  constructor(private readonly options: StackOptions = {}) {}

  async start(): Promise<void> {
    this.said = "";
    const isBuilt = !this.options.arguments || this.options.arguments.includes("--built");
    const buildFolder = isBuilt ? await built() : "dist/local";
    const child = spawn(
      process.execPath,
      ["--import", "tsx", "infra/commands/start.ts", ...(this.options.arguments ?? ["--empty", "--built"])],
      {
        cwd: this.options.clone,
        env: { ...process.env, ...this.environment(buildFolder) },
        stdio: ["ignore", "pipe", "pipe"],
      },
    );
    this.child = child;
    for (const stream of [child.stdout!, child.stderr!]) stream.on("data", (chunk) => (this.said += chunk));
    while (!(await this.isReady())) {
      if (child.exitCode !== null || child.signalCode !== null)
        throw new Error(`The stack did not start:\n${this.said}`);
      await pause(50);
    }
  }

  private environment(buildFolder: string) {
    return {
      PORT: "0",
      STATE_DIR: this.folder.path,
      BUILD_DIR: buildFolder,
      RATE_LIMITS: "off",
      ...this.options.environment,
    };
  }

  private async isReady() {
    const stack = runningStack(this.folder.path);
    if (!stack || stack.pid !== this.child?.pid) return false;
    return fetch(`${stack.origin}/api/health`).then(
      ({ ok }) => ok,
      () => false,
    );
  }

  /** What the stack has printed so far. */
  get output() {
    return this.said;
  }

  get running(): RunningStack {
    const stack = runningStack(this.folder.path);
    if (!stack) throw new Error(`The stack is not running:\n${this.said}`);
    return stack;
  }

  get origin() {
    return this.running.origin;
  }

  /** Ends the stack as Ctrl-C does, or with `SIGKILL` as a power cut would. The state stays. */
  async stop(signal: NodeJS.Signals = "SIGTERM"): Promise<number | null> {
    const child = this.child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return child?.exitCode ?? null;
    const ended = new Promise<number | null>((resolve) => child.once("exit", resolve));
    child.kill(signal);
    return ended;
  }

  async remove() {
    await this.stop();
    this.folder.remove();
  }

  /** Asks the site's origin as its own pages do. `as` is a Cookie header from `signIn`. */
  request(path: string, { method = "GET", as, json, headers }: Asked = {}): Promise<Response> {
    return fetch(`${this.origin}${path}`, {
      method,
      redirect: "manual",
      headers: {
        ...(method !== "GET" && { "sec-fetch-site": "same-origin" }),
        ...(json !== undefined && { "content-type": "application/json" }),
        ...(as && { cookie: as }),
        ...headers,
      },
      ...(json !== undefined && { body: JSON.stringify(json) }),
    });
  }

  /** Signs a person in through the provider's stand-in, at the first time with this username, and answers the Cookie header. */
  signIn = (username: string, provider: Provider = "github") => signInAs(this.origin, username, provider);

  /** Resolves once stream and walks have nothing left to do. */
  drained = () => untilDrained(this.running.control);

  /** Does now what the schedule does every few minutes, and waits for it. */
  async runSchedule() {
    await fetch(`${this.running.control}/schedule`, { method: "POST" });
    await this.drained();
  }

  /** Deletes what has expired, as the table's TTL does. */
  sweep = () => fetch(`${this.running.control}/sweep`, { method: "POST" });
}

/** Gives the tests of one file a whole local stack of their own, with an empty community. */
export function withStack(options?: StackOptions): TestStack {
  const stack = new TestStack(options);
  beforeAll(() => stack.start(), 60_000);
  afterAll(() => stack.remove());
  return stack;
}
