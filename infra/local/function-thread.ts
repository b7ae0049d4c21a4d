import { Worker } from "node:worker_threads";
import type { Call, Outcome } from "./function-host";

export type FunctionThread = {
  /** Runs a handler. @throws what it throws. */
  run(call: Omit<Call, "id">): Promise<unknown>;
  stop(): Promise<void>;
};

/** Starts a thread that functions run in, with these variables in its environment. `onEnd` hears when it ended by itself. */
export function startThread(environment: NodeJS.ProcessEnv, onEnd: () => void): FunctionThread {
  const worker = new Worker(new URL("./function-host.ts", import.meta.url), {
    env: environment,
    execArgv: ["--enable-source-maps"],
  });
  // Alone it keeps nothing running.
  worker.unref();
  const waiting = new Map<number, (outcome: Outcome) => void>();
  let calls = 0;
  worker.on("message", (outcome: Outcome) => waiting.get(outcome.id)?.(outcome));
  // An exception that no handler caught ends the thread, and with it all that ran in it, as it would a function's process.
  worker.on("error", (error) => {
    onEnd();
    for (const [id, settle] of waiting) settle({ id, error });
  });
  return {
    run: (call) =>
      new Promise((resolve, reject) => {
        const id = ++calls;
        waiting.set(id, ({ result, error }) => {
          waiting.delete(id);
          if (error === undefined) resolve(result);
          else reject(error);
        });
        worker.postMessage({ ...call, id } satisfies Call);
      }),
    stop: async () => {
      await worker.terminate();
    },
  };
}
