import { execFileSync } from "node:child_process";
import { setTimeout as pause } from "node:timers/promises";
import { expect, test } from "vitest";
import { disconnect } from "../../functions/table";
import type { ErasureReceipt } from "../../shared/account";
import { dumpTable } from "../support/dump";
import { withStack } from "../support/stack";

const stack = withStack();

const ROOMS = 4;
const MESSAGES = 120;
const key = () => ({ "idempotency-key": crypto.randomUUID() });

const post = async (as: string, path: string, json: unknown) => {
  const answer = await stack.request(path, { method: "POST", as, json, headers: key() });
  if (answer.status !== 201) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  return (await answer.json()) as { id: string };
};

/** Somebody who has said much in others' rooms. */
async function talkative(name: string, host: string, word: string) {
  const as = await stack.signIn(name);
  const rooms: string[] = [];
  for (let n = 0; n < ROOMS; n++) {
    rooms.push((await post(host, "/api/rooms", { name: `Room ${n}`, topic: "Talk", description: "" })).id);
  }
  for (let n = 0; n < MESSAGES; n += 8) {
    const some = Array.from({ length: 8 }, (_, k) => rooms[(n + k) % ROOMS]!);
    await Promise.all(
      some.map((id) => post(as, `/api/rooms/${id}/messages`, { body: `${word} ${crypto.randomUUID()}` })),
    );
  }
  const { person } = (await (await stack.request("/api/session", { as })).json()) as { person: { id: string } };
  return { as, id: person.id, rooms };
}

async function receiptWhen(receipt: string, holds: (receipt: ErasureReceipt) => boolean): Promise<ErasureReceipt> {
  for (const deadline = Date.now() + 90_000; Date.now() < deadline; await pause(50)) {
    const read = (await (await stack.request(`/api/erasures/${receipt}`)).json()) as ErasureReceipt;
    if (holds(read)) return read;
  }
  throw new Error("The receipt does not say so.");
}

/** Which files of the state folder hold a text: table, objects, invocations. The stream keeps a day's changes, as the cloud's does. */
const itemsWith = async (...texts: string[]) => {
  Object.assign(process.env, stack.running.environment);
  disconnect();
  const items = await dumpTable();
  return items
    .filter((item) => texts.some((text) => JSON.stringify(item).includes(text)))
    .map(({ pk, sk }) => `${pk} ${sk}`);
};

const objectsWith = (text: string) => {
  try {
    return execFileSync("grep", ["-rl", text, `${stack.folder.path}/objects`]).toString();
  } catch {
    return "";
  }
};

test("an erasure that a kill stopped half-way ends after the next start, while others go on talking", async () => {
  const host = await stack.signIn("the-host");
  const word = `word${crypto.randomUUID().slice(0, 8)}`;
  const { as, id, rooms } = await talkative("leaver-of-all", host, word);
  await stack.drained();
  const begun = await stack.request("/api/me", {
    method: "DELETE",
    as,
    json: { username: "leaver-of-all", messages: "erase" },
  });
  expect(begun.status).toBe(202);
  const { receipt } = (await begun.json()) as { receipt: string };
  const seen = await receiptWhen(receipt, ({ counts }) => counts.messages >= 50);
  expect(seen.finishedAt).toBeNull();
  await stack.stop("SIGKILL");
  await stack.start();
  await post(host, `/api/rooms/${rooms[0]}/messages`, { body: "Others go on." });
  const { counts } = await receiptWhen(receipt, ({ finishedAt }) => finishedAt !== null);
  expect(counts).toMatchObject({ messages: MESSAGES, rooms: 0, memberships: ROOMS });
  await stack.drained();
  expect(await itemsWith(id, word, "leaver-of-all")).toEqual([]);
  expect(objectsWith(id)).toBe("");
}, 150_000);
