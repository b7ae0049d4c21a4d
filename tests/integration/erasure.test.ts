import { randomUUID } from "node:crypto";
import { afterEach, expect, test } from "vitest";
import * as Avatars from "../../functions/avatars";
import * as Buckets from "../../functions/buckets";
import * as Community from "../../functions/community";
import * as Erasure from "../../functions/erasure";
import * as Messages from "../../functions/messages";
import * as Moderation from "../../functions/moderation";
import * as Reactions from "../../functions/reactions";
import * as Reports from "../../functions/reports";
import * as Rooms from "../../functions/rooms";
import { disconnect, newId, updateItem } from "../../functions/table";
import * as Users from "../../functions/users";
import { handler as walk } from "../../functions/walk/handler";
import { checkData } from "../../infra/data/check";
import { BUCKETS } from "../../infra/local/objects/server";
import { DELETED_PERSON } from "../../shared/people";
import { ask, newKey, type Person, somebody, withApi } from "../support/api";
import { withBuckets } from "../support/buckets";
import { openRoom, say } from "../support/community";
import { dumpTable, killAtRequest } from "../support/dump";
import { withStream } from "../support/stream";

process.env.RATE_LIMITS = "off";
withApi();
withBuckets();
const stream = withStream();

afterEach(disconnect);

/** Somebody whose every trace can be told: the id, the username, and a word in all they write. */
type Traceable = Person & { word: string };

async function traceable(): Promise<Traceable> {
  const word = `word${randomUUID().slice(0, 8)}`;
  const person = await somebody(`name-${randomUUID().slice(0, 8)}`);
  await ask("PATCH", "/api/me", { cookie: person.cookie, version: 1, body: { bio: word, displayName: `Dr ${word}` } });
  return { ...person, word };
}

/** What in table and buckets still tells of a person. */
async function tracesOf({ userId, username, word }: Traceable) {
  const items = (await dumpTable()).filter((item) =>
    [userId, username, word].some((trace) => JSON.stringify(item).includes(trace)),
  );
  const avatar = await Buckets.read(BUCKETS.avatars, `avatars/${userId}`);
  return [...items.map(({ pk, sk }) => `${pk} ${sk}`), ...(avatar ? ["avatar"] : [])];
}

/** Says goodbye through the API; the time in which requests may still be under way is taken to be over. */
async function farewell(person: Person, messages: "keep" | "erase"): Promise<string> {
  const body = { username: person.username, messages };
  const answer = await ask("DELETE", "/api/me", { cookie: person.cookie, body });
  expect(answer.status).toBe(202);
  await updateItem({ pk: `U#${person.userId}`, sk: "N" }, { set: { erasedAt: Date.now() - 60_000 } });
  return answer.body.receipt;
}

const receiptOf = async (receipt: string) => (await ask("GET", `/api/erasures/${receipt}`)).body;

type Place = { id: string; name: string };

/** Reports by and about a person, a first post that waits, a message that others removed, and a ban that they spoke. */
async function haveDealings(
  person: Traceable,
  { own, elsewhere, host, guest }: { own: Place; elsewhere: Place; host: Person; guest: Person },
) {
  const { id } = await say(person, elsewhere.id, `The host removes ${person.word}`);
  await Messages.remove(host, elsewhere.id, id);
  await Reports.open(person, { kind: "room", about: host, room: elsewhere, text: "" }, person.word);
  await Reports.open(guest, { kind: "room", about: person, room: own, text: person.word }, "It is loud");
  await Reports.hold(newId(), { about: person, room: elsewhere, text: `https://${person.word}.example` });
  await Community.grant(person.userId);
  await Moderation.ban(person, (await somebody()).username, { reason: `He said ${person.word}`, hidePosts: false });
}

/** A room of one's own where others talk, one that is only one's own, a deleted one, and words elsewhere. */
async function busyLife(person: Traceable) {
  const [host, guest] = [await somebody(), await somebody()];
  const own = await openRoom(person, { name: `Own ${person.word}`, description: person.word });
  const alone = await openRoom(person, { name: `Alone ${person.word}` });
  const deleted = await openRoom(person, { name: `Deleted ${person.word}` });
  const elsewhere = await openRoom(host);
  const closed = await openRoom(host);
  const { id } = await say(guest, own.id, "A guest's own words");
  await Reactions.react(person, own.id, id, "thanks");
  for (const { id } of [own, alone, deleted, elsewhere, elsewhere, closed])
    await say(person, id, `I said ${person.word}`);
  const takenBack = await say(person, elsewhere.id, `I did not say ${person.word}`);
  await Messages.remove(person, elsewhere.id, takenBack.id);
  await haveDealings(person, { own, elsewhere, host, guest });
  await stream.drain();
  await Rooms.remove(person, deleted.id);
  await Rooms.remove(host, closed.id);
  await stream.drain();
  return { host, guest, own, alone, deleted, elsewhere, closed };
}

test("leaving needs the own username, typed, and a sign-in that is minutes old", async () => {
  const nora = await traceable();
  const leave = (body: unknown) => ask("DELETE", "/api/me", { cookie: nora.cookie, body });
  expect((await leave({ username: "somebody-else", messages: "keep" })).body.errors[0].pointer).toBe("/username");
  expect((await leave({ username: nora.username })).status).toBe(422);
  expect((await ask("GET", "/api/me", { cookie: nora.cookie })).status).toBe(200);
});

test("all sessions end at once, the name is free, and nobody comes in any more", async () => {
  const nora = await traceable();
  await farewell(nora, "keep");
  expect((await ask("GET", "/api/me", { cookie: nora.cookie })).status).toBe(401);
  expect(await Users.isUsernameFree(nora.username)).toBe(true);
  const reader = await somebody();
  expect((await ask("GET", `/api/users/${nora.username}`, { cookie: reader.cookie })).status).toBe(404);
});

test("words that are kept become those of a deleted person, and nothing else of the person is left", async () => {
  const nora = await traceable();
  const { own, elsewhere, closed, host, guest } = await busyLife(nora);
  await Avatars.show(nora.userId);
  const receipt = await farewell(nora, "keep");
  await stream.drain();
  expect(await receiptOf(receipt)).toMatchObject({
    finishedAt: expect.any(String),
    counts: { messages: 8, rooms: 3, memberships: 2 },
  });
  const left = await tracesOf({ ...nora, word: nora.userId });
  expect(left).toEqual([]);
  const { messages } = await Messages.openRoom(elsewhere.id, { limit: 10 });
  expect(messages.items.map(({ author, body }) => [author, body])).toEqual([
    [DELETED_PERSON, `I said ${nora.word}`],
    [DELETED_PERSON, `I said ${nora.word}`],
    [DELETED_PERSON, ""],
    [DELETED_PERSON, ""],
  ]);
  // Whoever reported them reads that it is settled, and their ban stands.
  const notices = await ask("GET", "/api/me/notices", { cookie: guest.cookie });
  expect(notices.body.items).toMatchObject([{ kind: "report", state: "gone", text: "It is loud" }]);
  expect((await Users.listBanned({ limit: 1 })).items).toMatchObject([{ by: null, reason: "" }]);
  const room = await Messages.openRoom(own.id, { limit: 10 });
  expect(room.room).toMatchObject({ host: DELETED_PERSON, name: own.name, participantCount: 1 });
  await Rooms.restore(host, closed.id);
  await stream.drain();
  expect((await Messages.openRoom(closed.id, { limit: 5 })).messages.items[0]?.author).toEqual(DELETED_PERSON);
});

test("words that are erased leave no trace, and what others said stays", async () => {
  const nora = await traceable();
  const { own, alone, deleted, guest, elsewhere } = await busyLife(nora);
  const receipt = await farewell(nora, "erase");
  await stream.drain();
  expect(await tracesOf(nora)).toEqual([]);
  const { room, messages } = await Messages.openRoom(own.id, { limit: 10 });
  expect(room).toMatchObject({ name: "A deleted person's room", description: "", host: DELETED_PERSON });
  const words = messages.items.map(({ author, body }) => [author.id, body]);
  expect(words).toEqual([
    [guest.userId, "A guest's own words"],
    [DELETED_PERSON.id, ""],
  ]);
  for (const { id } of [alone, deleted]) await expect(Rooms.get(id)).rejects.toMatchObject({ code: "not-found" });
  expect((await Rooms.get(elsewhere.id)).participantCount).toBe(1);
  expect((await receiptOf(receipt)).counts).toMatchObject({ messages: 8, rooms: 3, memberships: 2 });
});

test("a room's name goes from what was done and reported in it, when it was the words of somebody who leaves", async () => {
  const [nora, owner, guest] = [await traceable(), await somebody(), await somebody()];
  await Community.grant(owner.userId);
  const room = await openRoom(nora, { name: `Own ${nora.word}` });
  for (const by of [nora, owner]) {
    const { id } = await say(guest, room.id, "A guest's own words");
    await Messages.remove(by, room.id, id);
  }
  const { id } = await say(guest, room.id, "Reported");
  const report = { kind: "message", roomId: room.id, messageId: id, reason: "Odd" };
  await ask("POST", "/api/reports", { cookie: owner.cookie, body: report });
  await farewell(nora, "erase");
  await stream.drain();
  expect(await tracesOf(nora)).toEqual([]);
  const { items } = (await ask("GET", "/api/audit", { cookie: owner.cookie })).body;
  const acts = items.filter((entry: { room: { id: string } | null }) => entry.room?.id === room.id);
  const name = "A deleted person's room";
  expect(acts.map(({ room }: { room: { name: string } }) => room.name)).toEqual([name, name]);
});

test("what a request under way still writes is found", async () => {
  const nora = await traceable();
  const room = await openRoom(await somebody());
  const receipt = await farewell(nora, "erase");
  // It had passed the session's check before the session ended.
  await Messages.post(nora, room.id, { body: `Too late ${nora.word}` }, newKey());
  await stream.drain();
  expect(await tracesOf(nora)).toEqual([]);
  expect((await receiptOf(receipt)).counts.messages).toBe(1);
});

test("pictures on their way are gone too", async () => {
  const nora = await traceable();
  await Buckets.write(BUCKETS.incoming, `uploads/${nora.userId}/x`, { body: Buffer.from("x"), type: "image/png" });
  await Buckets.write(BUCKETS.incoming, `finished/${nora.userId}/x`, { body: Buffer.from("x"), type: "image/webp" });
  await farewell(nora, "keep");
  await stream.drain();
  for (const folder of ["uploads", "finished"]) {
    expect(await Buckets.read(BUCKETS.incoming, `${folder}/${nora.userId}/x`)).toBeUndefined();
  }
});

test("a receipt is read by its secret alone", async () => {
  expect((await ask("GET", `/api/erasures/${"x".repeat(43)}`)).status).toBe(404);
  expect((await ask("GET", "/api/erasures/x")).status).toBe(404);
  await expect(Erasure.getReceipt("x")).rejects.toMatchObject({ code: "not-found" });
});

test("after all this the table keeps every rule", async () => {
  await stream.drain();
  const { violations } = await checkData();
  expect([...violations].map(([rule, { examples }]) => [rule, examples])).toEqual([]);
});

/** A room that is only one's own, and a word said elsewhere. */
async function quietLife(person: Traceable) {
  const elsewhere = await openRoom(await somebody());
  const alone = await openRoom(person, { name: `Alone ${person.word}` });
  for (const { id } of [alone, elsewhere]) await say(person, id, `I said ${person.word}`);
  return elsewhere;
}

const isStopped = (work: Promise<void>) =>
  work.then(
    () => false,
    () => true,
  );

test("wherever the walk is stopped, its successor ends the work, and the receipt counts everything once", async () => {
  for (let k = 2, stopped = true; stopped; k += 5) {
    const nora = await traceable();
    const elsewhere = await quietLife(nora);
    const receipt = await farewell(nora, "erase");
    await stream.take();
    const step = { step: "erase-person", subject: nora.userId };
    killAtRequest(k, { tookEffect: k % 2 === 0 });
    stopped = await isStopped(walk(step, { getRemainingTimeInMillis: () => 900_000 }));
    disconnect();
    await walk(step, { getRemainingTimeInMillis: () => 900_000 });
    await Rooms.purgeDue();
    // What the stream derives is another matter: here it stands still.
    await stream.take();
    for (const step of stream.walks.splice(0)) await walk(step, { getRemainingTimeInMillis: () => 900_000 });
    expect(await tracesOf(nora)).toEqual([]);
    const { counts, finishedAt } = await receiptOf(receipt);
    expect(finishedAt).not.toBeNull();
    expect(counts).toMatchObject({ messages: 2, rooms: 1, memberships: 1 });
    expect((await Rooms.get(elsewhere.id)).participantCount).toBe(1);
  }
}, 60_000);
