import { parentPort } from "node:worker_threads";

/**
 * A thread of its own for functions that nobody waits for, so that their work never holds up an answer, with an
 * environment of its own. Node runs this file as it stands: it must need no other file of ours.
 */
export type Call = { id: number; address: string; event: unknown; context: Record<string, unknown>; deadline: number };
export type Outcome = { id: number; result?: unknown; error?: unknown };

type Handler = (event: unknown, context: unknown) => Promise<unknown>;

const nothing = () => {};

async function run({ address, event, context, deadline }: Call): Promise<unknown> {
  const { handler } = (await import(address)) as { handler: Handler };
  const getRemainingTimeInMillis = () => Math.max(0, deadline - Date.now());
  return handler(event, { ...context, getRemainingTimeInMillis, done: nothing, fail: nothing, succeed: nothing });
}

parentPort?.on("message", (call: Call) => {
  const answer = (outcome: Omit<Outcome, "id">) => parentPort?.postMessage({ id: call.id, ...outcome });
  run(call).then(
    (result) => answer({ result }),
    (error: unknown) => answer({ error }),
  );
});
