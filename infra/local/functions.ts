import { randomUUID } from "node:crypto";
import { globSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import type { Context } from "aws-lambda";
import { type FunctionThread, startThread } from "./function-thread";

type Handler = (event: unknown, context: Context) => Promise<unknown>;

/** How long Lambda lets each kind of call run, in seconds; HTTP APIs give up first. */
export const TIMEOUT = { http: 29, event: 60 } as const;

/** The handlers of functions/, as Lambda would run them: the bundles, called with an event and a context. */
export type Functions = {
  names(): string[];
  has(name: string): boolean;
  /** Calls a function. @throws what the function throws, and when it takes longer than `seconds`. */
  invoke(name: string, event: unknown, options?: { seconds?: number }): Promise<unknown>;
  /** Takes the bundles as they are now; calls under way end in the code they began in. */
  reload(): void;
  stop(): Promise<void>;
};

/** What somebody waits for runs here, beside the edge; all else in a thread of its own. */
const ANSWERING = "api";

/**
 * Nothing is loaded before its first call, so the environment can still be set. `background` answers what stands otherwise in
 * the environment of the functions that nobody waits for.
 */
export function openFunctions(outDir: string, background: () => NodeJS.ProcessEnv): Functions {
  let loaded = new Map<string, Promise<Handler>>();
  let names: string[] = [];
  let version = 0;

  let thread: FunctionThread | undefined;

  // A module is loaded once for each address: another version is another address.
  const addressOf = (name: string) => `${pathToFileURL(resolve(join(outDir, name, "index.mjs"))).href}?v=${version}`;
  const load = async (name: string) =>
    ((await import(/* @vite-ignore */ addressOf(name))) as { handler: Handler }).handler;

  async function here(name: string, event: unknown, context: Context) {
    if (!loaded.has(name)) loaded.set(name, load(name));
    return (await loaded.get(name)!)(event, context);
  }

  function aside(name: string, event: unknown, { getRemainingTimeInMillis, done, fail, succeed, ...context }: Context) {
    thread ??= startThread({ ...process.env, ...background() }, () => {
      thread = undefined;
    });
    return thread.run({ address: addressOf(name), event, context, deadline: Date.now() + getRemainingTimeInMillis() });
  }

  return {
    names: () => names,
    has: (name) => names.includes(name),
    async invoke(name, event, { seconds = TIMEOUT.event } = {}) {
      const run = name === ANSWERING ? here : aside;
      return within(seconds, `${name} ran longer than ${seconds} seconds.`, run(name, event, contextOf(name, seconds)));
    },
    reload() {
      names = globSync("*/index.mjs", { cwd: outDir }).map(dirname).sort();
      version++;
      loaded = new Map();
    },
    stop: async () => thread?.stop(),
  };
}

function contextOf(functionName: string, seconds: number): Context {
  const deadline = Date.now() + seconds * 1000;
  return {
    functionName,
    functionVersion: "$LATEST",
    invokedFunctionArn: `arn:aws:lambda:local:000000000000:function:${functionName}`,
    memoryLimitInMB: "1024",
    awsRequestId: randomUUID(),
    logGroupName: `/aws/lambda/${functionName}`,
    logStreamName: "local",
    callbackWaitsForEmptyEventLoop: false,
    getRemainingTimeInMillis: () => Math.max(0, deadline - Date.now()),
    done() {},
    fail() {},
    succeed() {},
  };
}

async function within<T>(seconds: number, message: string, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(message)), seconds * 1000);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
