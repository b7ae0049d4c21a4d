import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { isRunning } from "./processes";

/** Where everything that outlives a run is kept: `.local`, or the folder that STATE_DIR names. */
export const stateFolder = () => resolve(process.env.STATE_DIR || ".local");

/** What a running stack says of itself in `stack.json`, for the commands that work on its data. */
export type RunningStack = {
  pid: number;
  /** The one address that browsers use. */
  origin: string;
  /** Where the stack itself is asked: see control.ts. */
  control: string;
  /** What the functions find in their environment: endpoints, names and keys. */
  environment: Record<string, string>;
};

export const NAME_OF_START = "infra/commands/start";
const RUNNING = "stack.json";
const STARTING = "start.pid";

/** The stack that runs over the state folder; undefined when none does, whatever an ended one left behind. */
export function runningStack(folder = stateFolder()): RunningStack | undefined {
  const stack = readJson<RunningStack>(join(folder, RUNNING));
  return stack && isRunning(stack.pid, NAME_OF_START) ? stack : undefined;
}

export const NO_STACK = "No local stack is running over this state folder: start one with `npm start`.";

/**
 * Takes the state folder for this process.
 * @throws Error in one sentence when it cannot be written or another stack has it.
 */
export function takeState(folder: string, { fresh = false } = {}) {
  try {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, ".writable"), "");
    rmSync(join(folder, ".writable"));
  } catch (error) {
    throw new Error(`The state folder ${folder} cannot be written (${(error as NodeJS.ErrnoException).code}).`);
  }
  const holder = readJson<number>(join(folder, STARTING));
  if (holder !== undefined && holder !== process.pid && isRunning(holder, NAME_OF_START)) {
    const where = runningStack(folder)?.origin ?? "soon";
    throw new Error(`A stack is running over ${folder} already (process ${holder}, ${where}): stop it first.`);
  }
  if (fresh) clearState(folder);
  rmSync(join(folder, RUNNING), { force: true });
  writeJson(join(folder, STARTING), process.pid);
}

/** Everything of a stack that survives a restart; `--fresh` begins without it. The engine's program is no state. */
const STATE = ["table", "objects", "secrets.json", "sign-in.json", "stream.json", "invocations", "set-aside", "begun"];

/** Forgets everything that a stack would go on with. */
export function clearState(folder: string) {
  for (const name of STATE) rmSync(join(folder, name), { recursive: true, force: true });
}

export const publishStack = (folder: string, stack: RunningStack) => writeJson(join(folder, RUNNING), stack);

export function releaseState(folder: string) {
  rmSync(join(folder, RUNNING), { force: true });
  rmSync(join(folder, STARTING), { force: true });
}

export function readJson<T>(path: string): T | undefined {
  if (!existsSync(path)) return undefined;
  try {
    return JSON.parse(readFileSync(path, "utf8")) as T;
  } catch {
    return undefined;
  }
}

/** Writes all or nothing, so that a kill at any moment leaves the old or the new file. Only its owner may read it. */
export function writeJson(path: string, value: unknown) {
  writeFileSync(`${path}.new`, JSON.stringify(value, null, 2), { mode: 0o600 });
  renameSync(`${path}.new`, path);
}
