import type { BatchGetCommandOutput } from "@aws-sdk/lib-dynamodb";
import { documents, type Item, type Key } from "../../functions/table";

/** A request that got no answer. `before`: it never arrived. `after`: it did what it was to do. */
export type Moment = "before" | "after";

const lost = () => Object.assign(new Error("socket hang up"), { code: "ECONNRESET" });

type Fault = {
  /** Which request of the action, from 1. */
  at: number;
  moment: Moment;
  /** `once`: the SDK's next try gets through. `always`: none of its tries do. */
  lasts: "once" | "always";
};

/** Runs an action of which one request fails. Answers whether it came to that request. */
export async function withFault({ at, moment, lasts }: Fault, action: () => Promise<void>): Promise<boolean> {
  const stack = documents().middlewareStack;
  const name = `fault-${Math.random()}`;
  let count = 0;
  let met = false;
  const fail = async <T>(next: () => Promise<T>): Promise<T> => {
    if (++count !== at) return next();
    met = true;
    if (moment === "after") await next();
    throw lost();
  };
  // Around the SDK's tries, or inside them.
  if (lasts === "always") stack.add((next) => (args) => fail(() => next(args)), { step: "initialize", name });
  else stack.add((next) => (args) => fail(() => next(args)), { step: "deserialize", priority: "low", name });
  try {
    await action();
  } finally {
    stack.remove(name);
  }
  return met;
}

/** Runs an action whose eventually consistent reads of these single items see them as they were at an earlier moment. */
export async function stale<T>(keys: Key[], seen: (Item | undefined)[], action: () => Promise<T>): Promise<T> {
  const client = documents();
  const send = client.send.bind(client);
  const nameOf = ({ pk, sk }: Key) => `${pk} ${sk}`;
  const old = new Map(keys.map((key, index) => [nameOf(key), seen[index]]));
  const patched = async (command: { input: Record<string, unknown> }) => {
    const answer = await send(command as never);
    if (command.constructor.name === "GetCommand" && !command.input.ConsistentRead) {
      const key = nameOf(command.input.Key as Key);
      return old.has(key) ? { Item: old.get(key) } : answer;
    }
    if (command.constructor.name !== "BatchGetCommand") return answer;
    const [table, request] = Object.entries(
      command.input.RequestItems as Record<string, { Keys: Key[]; ConsistentRead?: boolean }>,
    )[0]!;
    if (request.ConsistentRead) return answer;
    const fresh = (answer as BatchGetCommandOutput).Responses?.[table] as Item[];
    const asked = request.Keys.map((key) =>
      old.has(nameOf(key)) ? old.get(nameOf(key)) : fresh.find((item) => nameOf(item) === nameOf(key)),
    );
    return { Responses: { [table]: asked.filter((item) => item !== undefined) } };
  };
  client.send = patched as never;
  try {
    return await action();
  } finally {
    client.send = send;
  }
}
