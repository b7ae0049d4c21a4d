import { randomUUID } from "node:crypto";
import { globSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import type { Context } from "aws-lambda";

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
};

/** Nothing is loaded before its first call, so the environment can still be set. */
export function openFunctions(outDir: string): Functions {
  let loaded = new Map<string, Promise<Handler>>();
  let names: string[] = [];
  let version = 0;

  const load = async (name: string): Promise<Handler> => {
    // A module is loaded once for each address: another version is another address.
    const address = `${pathToFileURL(resolve(join(outDir, name, "index.mjs"))).href}?v=${version}`;
    return ((await import(/* @vite-ignore */ address)) as { handler: Handler }).handler;
  };

  return {
    names: () => names,
    has: (name) => names.includes(name),
    async invoke(name, event, { seconds = TIMEOUT.event } = {}) {
      if (!loaded.has(name)) loaded.set(name, load(name));
      const handler = await loaded.get(name)!;
      return within(seconds, `${name} ran longer than ${seconds} seconds.`, handler(event, contextOf(name, seconds)));
    },
    reload() {
      names = globSync("*/index.mjs", { cwd: outDir }).map(dirname).sort();
      version++;
      loaded = new Map();
    },
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
