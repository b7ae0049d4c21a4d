import { randomUUID } from "node:crypto";
import { expect, test, vi } from "vitest";
import * as Avatars from "../../functions/avatars";
import * as Buckets from "../../functions/buckets";
import * as Exports from "../../functions/exports";
import * as Messages from "../../functions/messages";
import * as Reactions from "../../functions/reactions";
import * as Rooms from "../../functions/rooms";
import { deleteItem, disconnect, documents, getItem, type Item, newId, query, writeBatch } from "../../functions/table";
import { BUCKETS } from "../../infra/local/objects/server";
import { ask, type Person, somebody, withApi } from "../support/api";
import { withBuckets } from "../support/buckets";
import { openRoom, say } from "../support/community";
import { withStream } from "../support/stream";

process.env.RATE_LIMITS = "off";
withApi();
withBuckets();
const stream = withStream();

type Line = { kind: string } & Record<string, unknown>;

const linesIn = (text: string): Line[] =>
  text
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));

const ofKind = (lines: Line[], kind: string) => lines.filter((line) => line.kind === kind);

async function exported(person: Person) {
  const answer = await ask("GET", "/api/me/export", { cookie: person.cookie });
  expect([answer.status, answer.headers["content-type"]]).toEqual([200, "application/jsonl"]);
  expect(answer.headers["content-disposition"]).toBe(`attachment; filename="${person.username}.jsonl"`);
  return linesIn(answer.text);
}

test("an export holds everything one wrote and that is kept about one, and nobody else's words", async () => {
  const [nora, mark] = [await somebody(), await somebody()];
  await ask("PATCH", "/api/me", { cookie: nora.cookie, version: 1, body: { bio: "Keeps clocks." } });
  const own = await openRoom(nora, { name: "Clocks", description: "All of them" });
  const other = await openRoom(mark, { name: "Bees" });
  const long = "A long thought. ".repeat(100);
  await say(nora, own.id, long);
  const gone = await say(nora, other.id, "Taken back");
  const marks = await say(mark, own.id, "Mark's words");
  await Reactions.react(nora, own.id, marks.id, "idea");
  await Messages.remove(nora, other.id, gone.id);
  await Avatars.show(nora.userId);
  const lines = await exported(nora);
  expect(ofKind(lines, "account")[0]).toMatchObject({ id: nora.userId, username: nora.username });
  expect(ofKind(lines, "profile")[0]).toMatchObject({ bio: "Keeps clocks." });
  expect(ofKind(lines, "identity")[0]).toMatchObject({ provider: "github" });
  expect(ofKind(lines, "session")[0]).toMatchObject({ device: "Test", lastUsedAt: expect.stringMatching(/T.*Z$/) });
  expect(ofKind(lines, "room")).toMatchObject([{ id: own.id, name: "Clocks", description: "All of them" }]);
  expect(ofKind(lines, "membership")).toMatchObject([{ roomId: other.id, room: "Bees" }]);
  expect(ofKind(lines, "message").map(({ body, room }) => [body, room])).toEqual([
    [long, "Clocks"],
    ["Taken back", "Bees"],
  ]);
  expect(ofKind(lines, "message")[1]).toMatchObject({ deletedAt: expect.any(String) });
  expect(ofKind(lines, "reaction")).toEqual([
    { kind: "reaction", roomId: own.id, messageId: marks.id, reaction: "idea" },
  ]);
  expect(ofKind(lines, "avatar")[0]).toMatchObject({ type: "image/svg+xml" });
  const text = JSON.stringify(lines);
  for (const secret of ["Mark's words", mark.userId, nora.cookie.split(".")[1]!, "SESS#", "gsi1"]) {
    expect(text).not.toContain(secret);
  }
});

test("messages in a room that was deleted are part of it", async () => {
  const [nora, mark] = [await somebody(), await somebody()];
  const room = await openRoom(mark);
  await say(nora, room.id, "Still mine");
  await stream.drain();
  await Rooms.remove(mark, room.id);
  await stream.drain();
  expect(ofKind(await exported(nora), "message").map(({ body }) => body)).toEqual(["Still mine"]);
});

test("an export too large for one answer is made in the background, and opened by its link alone", async () => {
  const nora = await somebody();
  const room = await openRoom(nora);
  const said = { room: { id: room.id, name: room.name }, author: nora, body: `${randomUUID()} `.repeat(240) };
  await writeBatch({ puts: Array.from({ length: 400 }, () => Messages.toMessageItem({ id: newId(), ...said })) });
  const get = () => ask("GET", "/api/me/export", { cookie: nora.cookie });
  const begun = await get();
  expect([begun.status, begun.body]).toEqual([202, { state: "being-made", url: null }]);
  expect((await get()).body.state).toBe("being-made");
  expect(stream.walks.filter((walk) => (walk as { step: string }).step === "make-export")).toHaveLength(1);
  await stream.drain();
  const { body } = await get();
  expect(body.state).toBe("ready");
  const file = await fetch(body.url);
  expect(file.headers.get("content-disposition")).toContain(nora.username);
  expect(ofKind(linesIn(await file.text()), "message")).toHaveLength(400);
  const forged = body.url.replace(/(X-Amz-Signature=)(\w)/, (_: string, name: string, first: string) =>
    name.concat(first === "0" ? "1" : "0"),
  );
  expect((await fetch(forged)).status).toBe(403);
  await Exports.forget(nora.userId);
  expect((await fetch(body.url)).status).toBe(404);
});

test("what is made of somebody who leaves meanwhile is not left behind", async () => {
  const nora = await somebody();
  await Exports.request(nora);
  const key = { pk: `U#${nora.userId}`, sk: "EXPORT" };
  const { object } = (await getItem<Item & { object: string }>(key))!;
  const step = { step: "make-export", subject: nora.userId } as const;
  documents().middlewareStack.add(
    (next) => async (args) => {
      // The walk of an erasure gets there first.
      if ("UpdateExpression" in args.input && JSON.stringify(args.input).includes(object)) await deleteItem(key);
      return next(args);
    },
    { step: "initialize" },
  );
  await Exports.makeExport(step);
  disconnect();
  expect(await getItem(key)).toBeUndefined();
  expect(await Buckets.read(BUCKETS.incoming, object)).toBeUndefined();
  await Buckets.write(BUCKETS.incoming, object, { body: Buffer.from("{}"), type: "application/jsonl" });
  await Exports.makeExport(step);
  expect(await Buckets.read(BUCKETS.incoming, object)).toBeUndefined();
});

test("what was lost on its way is made anew after half an hour", async () => {
  const nora = await somebody();
  await Exports.request(nora);
  expect((await Exports.find(nora))?.state).toBe("being-made");
  expect(await Exports.find(nora, Date.now() + 31 * 60_000)).toBeUndefined();
});

test("exports are limited, and asking whether one is ready is not", async () => {
  const nora = await somebody();
  vi.stubEnv("RATE_LIMITS", "");
  const statuses = [];
  for (let n = 0; n < 6; n++) statuses.push((await ask("GET", "/api/me/export", { cookie: nora.cookie })).status);
  expect(statuses).toEqual([200, 200, 200, 200, 200, 429]);
  await Exports.request(nora);
  expect((await ask("GET", "/api/me/export", { cookie: nora.cookie })).status).toBe(202);
  vi.unstubAllEnvs();
  expect((await query({ partition: `U#${nora.userId}`, beginsWith: "L#" }, { limit: 9 })).items).toHaveLength(1);
});
