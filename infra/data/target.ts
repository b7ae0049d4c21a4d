import { untilDrained } from "../local/control";
import { NO_STACK, runningStack } from "../local/state";

const EVERY_MS = 2000;
/** After a large import on a busy machine there is much to do. */
const LONGEST_MS = 60 * 60_000;

const TARGETS = ["local", "cloud"] as const;
export type TargetName = (typeof TARGETS)[number];

/** A stack whose table the modules of functions/ now reach from this process. */
export type Target = {
  /** For people: which stack it is. */
  name: string;
  /**
   * Waits until what was written before is followed by what the stream derives from it. The cloud tells nobody how far its
   * streams are: there `isThere` is asked, now and then, until it says so.
   */
  drained(isThere: () => Promise<boolean>): Promise<void>;
};

/**
 * Connects this process to a stack's table.
 * @throws Error in one sentence when there is no such stack.
 */
export async function openTarget(name = "local"): Promise<Target> {
  if (name === "local") return openLocal();
  if (name === "cloud") return openInCloud();
  throw new Error(`--target is ${TARGETS.join(" or ")}, not ${name}.`);
}

function openLocal(): Target {
  const stack = runningStack();
  if (!stack) throw new Error(NO_STACK);
  Object.assign(process.env, stack.environment);
  return { name: stack.origin, drained: () => untilDrained(stack.control, LONGEST_MS / 1000) };
}

/** The stack of the credentials and the region that the AWS command line would use. */
async function openInCloud(): Promise<Target> {
  // Loaded when asked for: the cloud's clients weigh on no command that stays on this machine.
  const { openCloud, placeOf } = await import("../deployment/cloud");
  const { enterCloud } = await import("../deployment/environment");
  const cloud = await openCloud();
  return { name: `${await enterCloud(cloud)} (${placeOf(cloud)})`, drained: polled };
}

async function polled(isThere: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + LONGEST_MS;
  while (!(await isThere())) {
    if (Date.now() > deadline)
      throw new Error("What follows from the import is not there yet: look at `npm run logs`.");
    await new Promise((resolve) => setTimeout(resolve, EVERY_MS));
  }
}
