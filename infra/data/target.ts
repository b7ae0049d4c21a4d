import { untilDrained } from "../local/control";
import { NO_STACK, runningStack } from "../local/state";

export const TARGETS = ["local", "cloud"] as const;
export type TargetName = (typeof TARGETS)[number];

/** A stack whose table the functions' modules now reach from this process. */
export type Target = {
  /** For people: which stack it is. */
  name: string;
  /** Waits until everything that was written before is followed by what the stream derives from it. */
  drained(): Promise<void>;
};

/**
 * Connects this process to a stack's table.
 * @throws Error in one sentence when there is no such stack.
 */
export async function openTarget(name = "local"): Promise<Target> {
  if (name === "local") return openLocal();
  throw new Error(`--target is ${TARGETS.join(" or ")}, not ${name}.`);
}

function openLocal(): Target {
  const stack = runningStack();
  if (!stack) throw new Error(NO_STACK);
  Object.assign(process.env, stack.environment);
  return { name: stack.origin, drained: () => untilDrained(stack.control) };
}
