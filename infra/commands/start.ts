import { parseArgs } from "node:util";
import { endWithNpm } from "../local/parents";
import { portFrom } from "../local/ports";
import { stateFolder } from "../local/state";

/**
 * npm start: the whole system on this machine.
 * --fresh begins anew, --empty leaves the sample community out, --built takes what `npm run build` has made.
 * PORT, STATE_DIR, DYNAMODB_ENDPOINT, STREAM=off and RATE_LIMITS=off are read from the environment.
 */
process.setSourceMapsEnabled(true);

/** Comes with `npm ci` where the registry has a build of it for the system. */
const OLDEST_NODE = 24;

/** A part that does not end in this time is left to its watchdog. In milliseconds. */
const LONGEST_STOP = 10_000;

let stopStack = async () => {};
let stopping = false;

async function stop(code: number) {
  // A Ctrl-C arrives from the terminal and again from the processes between it and us.
  if (stopping) return;
  stopping = true;
  setTimeout(() => process.exit(1), LONGEST_STOP).unref();
  await stopStack();
  process.exit(code);
}

process.on("SIGINT", () => stop(0));
process.on("SIGTERM", () => stop(0));
endWithNpm(() => stop(0));

try {
  const { values } = parseArgs({
    options: {
      fresh: { type: "boolean", default: false },
      empty: { type: "boolean", default: false },
      built: { type: "boolean", default: false },
    },
  });
  if (Number.parseInt(process.versions.node, 10) < OLDEST_NODE) {
    throw new Error(`This needs Node ${OLDEST_NODE}, and here runs ${process.version}.`);
  }
  // Loaded after the check: an older Node stumbles over what it does not know.
  const { startStack } = await import("../local/stack");
  const stack = await startStack({
    port: portFrom(process.env.PORT),
    folder: stateFolder(),
    // What runs is kept apart from what `npm run build` empties and writes.
    buildFolder: process.env.BUILD_DIR ?? (values.built ? "dist" : "dist/local"),
    fresh: values.fresh,
    isBuilt: values.built,
    // Loaded once in a community's life.
    sample: values.empty ? undefined : async () => (await import("../data/sample")).fillSample(),
    stream: process.env.STREAM !== "off",
    report: (part, what) => console.log(`  ${part.padEnd(10)} ${what}`),
    onFault: (part, error) =>
      console.error(`  ${part.padEnd(10)} ${error instanceof Error ? (error.stack ?? error.message) : error}`),
  });
  stopStack = stack.stop;
  void stack.broken.then((why) => {
    if (!stopping) console.error(why);
    return stop(1);
  });
  console.log(`\n  ${stack.origin}\n`);
  const { newOwnerLink } = await import("../deployment/owner-link");
  const ownerLink = await newOwnerLink(stack.origin);
  if (ownerLink) console.log(`  Whoever opens this first, signed in, owns the community:\n  ${ownerLink}\n`);
} catch (error) {
  console.error((error as Error).message);
  process.exit(1);
}
