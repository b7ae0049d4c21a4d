import { untilDrained } from "../local/control";
import { NO_STACK, runningStack } from "../local/state";

export const TARGETS = ["local", "cloud"] as const;
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
  return { name: stack.origin, drained: () => untilDrained(stack.control) };
}

/** The stack of the credentials and the region that the AWS command line would use. */
async function openInCloud(): Promise<Target> {
  const { openCloud, placeOf } = await import("../deployment/cloud");
  const { readParameters } = await import("../deployment/parameters");
  const { outputsOf } = await import("../deployment/stack");
  const cloud = await openCloud();
  const [{ TableName, Address }, parameters] = await Promise.all([outputsOf(cloud), readParameters(cloud)]);
  const { accessKeyId, secretAccessKey, sessionToken } = await cloud.tables.config.credentials();
  for (const local of ["DYNAMODB_ENDPOINT", "AWS_SESSION_TOKEN"]) delete process.env[local];
  Object.assign(process.env, {
    AWS_REGION: cloud.region,
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: secretAccessKey,
    ...(sessionToken && { AWS_SESSION_TOKEN: sessionToken }),
    TABLE_NAME: TableName,
    FEED_SHARDS: parameters["feed-shards"] ?? "1",
    CURSOR_KEY: parameters["cursor-key"],
  });
  return { name: `${Address} (${placeOf(cloud)})`, drained: polled };
}

const EVERY_MS = 2000;
const LONGEST_MS = 30 * 60_000;

async function polled(isThere: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + LONGEST_MS;
  while (!(await isThere())) {
    if (Date.now() > deadline)
      throw new Error("What follows from the import is not there yet: look at `npm run logs`.");
    await new Promise((resolve) => setTimeout(resolve, EVERY_MS));
  }
}
