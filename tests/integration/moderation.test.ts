import { beforeAll, expect, test } from "vitest";
import * as Audit from "../../functions/audit";
import * as Community from "../../functions/community";
import * as Messages from "../../functions/messages";
import { newId, transact, updateItem } from "../../functions/table";
import * as Topics from "../../functions/topics";
import * as Users from "../../functions/users";
import { checkData } from "../../infra/data/check";
import { repair } from "../../infra/data/repair";
import type { AuditEntry } from "../../shared/audit";
import type { BanEntry, Report } from "../../shared/moderation";
import type { Notice } from "../../shared/notices";
import { type Answer, ask, newKey, openRoom, type Person, somebody, withApi } from "../support/api";
import { allOf, unique } from "../support/community";
import { withStream } from "../support/stream";

process.env.RATE_LIMITS = "off";
withApi();
const stream = withStream();

let owner: Person;
beforeAll(async () => {
  owner = await somebody();
  await Community.grant(owner.userId);
});

const say = (person: Person, roomId: string, body = unique("Said")) =>
  ask("POST", `/api/rooms/${roomId}/messages`, { cookie: person.cookie, key: newKey(), body: { body } });

const at = (person: Person, method: string, address: string, body?: unknown, version?: number) =>
  ask(method, address, { cookie: person.cookie, body, version });

const statusOf = async (answer: Promise<Answer>) => (await answer).status;

const reportsAbout = async (roomId: string): Promise<Report[]> => {
  const open = await allOf(async ({ cursor, limit }) => {
    const address = `/api/reports?limit=${limit}${cursor ? `&cursor=${cursor}` : ""}`;
    return (await at(owner, "GET", address)).body;
  });
  return (open as Report[]).filter(({ room }) => room?.id === roomId);
};

const bodiesIn = async (roomId: string) =>
  (await Messages.openRoom(roomId, { limit: 50 })).messages.items.map(({ body }) => body);

const lastActs = async (count: number) => {
  const { body } = await at(owner, "GET", `/api/audit?limit=${count}`);
  return body.items.map(({ action, about }: { action: string; about?: { username: string } }) => [
    action,
    about?.username,
  ]);
};

test("a host removes others' messages in the own room and brings them back; their author cannot", async () => {
  const [host, guest] = [await somebody(), await somebody()];
  const room = await openRoom(host);
  const { body: message } = await say(guest, room.id, "Rude");
  const address = `/api/rooms/${room.id}/messages/${message.id}`;
  expect(await statusOf(at(host, "DELETE", address))).toBe(204);
  const [gap] = (await Messages.openRoom(room.id, { limit: 5 })).messages.items;
  expect(gap).toMatchObject({ body: "", removedBy: "host" });
  expect(await statusOf(at(guest, "POST", `${address}/restore`))).toBe(403);
  expect(await statusOf(at(host, "POST", `${address}/restore`))).toBe(200);
  expect(await statusOf(at(host, "POST", `${address}/restore`))).toBe(200);
  expect(await bodiesIn(room.id)).toEqual(["Rude"]);
  expect(await lastActs(2)).toEqual([
    ["message-restored", guest.username],
    ["message-removed", guest.username],
  ]);
});

test("a host has no power in another's room, and none over what the owner removed", async () => {
  const [host, other, guest] = [await somebody(), await somebody(), await somebody()];
  const room = await openRoom(host);
  const { body: message } = await say(guest, room.id);
  const address = `/api/rooms/${room.id}/messages/${message.id}`;
  expect(await statusOf(at(other, "DELETE", address))).toBe(403);
  expect(await statusOf(at(owner, "DELETE", address))).toBe(204);
  expect(await statusOf(at(host, "POST", `${address}/restore`))).toBe(403);
  expect(await statusOf(at(owner, "POST", `${address}/restore`))).toBe(200);
});

test("what its author took back is nobody else's to bring back, and once removed not the author's either", async () => {
  const [host, guest] = [await somebody(), await somebody()];
  const room = await openRoom(host);
  const { body: message } = await say(guest, room.id);
  const address = `/api/rooms/${room.id}/messages/${message.id}`;
  await at(guest, "DELETE", address);
  for (const one of [host, owner]) expect(await statusOf(at(one, "POST", `${address}/restore`))).toBe(403);
  await at(host, "DELETE", address);
  expect(await statusOf(at(guest, "POST", `${address}/restore`))).toBe(403);
});

test("in a locked room only its host writes; others still read and take back", async () => {
  const [host, guest] = [await somebody(), await somebody()];
  const room = await openRoom(host);
  const { body: message } = await say(guest, room.id);
  const address = `/api/rooms/${room.id}/messages/${message.id}`;
  const locked = await at(host, "POST", `/api/rooms/${room.id}/lock`);
  expect(locked.body.lockedAt).toBeDefined();
  const refused = await say(guest, room.id);
  expect([refused.status, refused.body.type]).toEqual([403, "/problems/locked"]);
  expect(await statusOf(at(guest, "PATCH", address, { body: "Changed" }, 1))).toBe(403);
  expect(await statusOf(say(host, room.id))).toBe(201);
  expect(await statusOf(at(guest, "DELETE", address))).toBe(204);
  expect(await statusOf(at(guest, "DELETE", `/api/rooms/${room.id}/lock`))).toBe(403);
  const open = await at(owner, "DELETE", `/api/rooms/${room.id}/lock`);
  expect([open.status, open.body.lockedAt]).toEqual([200, undefined]);
  expect(await statusOf(say(guest, room.id))).toBe(201);
});

test("the owner removes a room; its host cannot bring it back, and its messages go with it", async () => {
  const host = await somebody();
  const room = await openRoom(host);
  await say(host, room.id);
  expect(await statusOf(at(owner, "DELETE", `/api/rooms/${room.id}`))).toBe(204);
  await stream.drain();
  expect(await statusOf(ask("GET", `/api/rooms/${room.id}`))).toBe(410);
  expect(await statusOf(at(host, "POST", `/api/rooms/${room.id}/restore`))).toBe(403);
  expect(await statusOf(at(owner, "POST", `/api/rooms/${room.id}/restore`))).toBe(200);
  const own = await openRoom(host);
  await at(host, "DELETE", `/api/rooms/${own.id}`);
  expect(await statusOf(at(owner, "POST", `/api/rooms/${own.id}/restore`))).toBe(403);
});

test("anyone reports a message, a room or a person, and the owner alone reads it", async () => {
  const [nora, mark] = [await somebody(), await somebody()];
  const room = await openRoom(mark, { description: "About bees" });
  const { body: message } = await say(mark, room.id, "Rude words");
  const reason = unique("Because");
  for (const about of [
    { kind: "message", roomId: room.id, messageId: message.id },
    { kind: "room", roomId: room.id },
    { kind: "person", username: mark.username },
  ]) {
    expect(await statusOf(at(nora, "POST", "/api/reports", { ...about, reason }))).toBe(204);
  }
  expect(await statusOf(at(nora, "GET", "/api/reports"))).toBe(403);
  const open = await allOf(async ({ cursor, limit }) => {
    const address = `/api/reports?limit=${limit}${cursor ? `&cursor=${cursor}` : ""}`;
    return (await at(owner, "GET", address)).body;
  });
  const mine = (
    open as { reason: string; kind: string; text: string; reporter: object; about: object; id: string }[]
  ).filter((report) => report.reason === reason);
  expect(mine.map(({ kind, text }) => [kind, text])).toEqual([
    ["message", "Rude words"],
    ["room", "About bees"],
    ["person", ""],
  ]);
  expect(mine[0]).toMatchObject({
    reporter: { id: nora.userId, username: nora.username },
    about: { id: mark.userId, username: mark.username },
  });
  const close = `/api/reports/${mine[0]!.id}`;
  expect(await statusOf(at(nora, "DELETE", close))).toBe(403);
  expect(await statusOf(at(owner, "DELETE", close))).toBe(204);
  expect(await statusOf(at(owner, "DELETE", close))).toBe(404);
  expect(await lastActs(1)).toEqual([["report-closed", mark.username]]);
});

test("the same person reports the same thing once, and again when the owner has closed it", async () => {
  const [nora, ines, mark] = [await somebody(), await somebody(), await somebody()];
  const room = await openRoom(mark);
  const report = async (by: Person, reason: string) =>
    statusOf(at(by, "POST", "/api/reports", { kind: "room", roomId: room.id, reason }));
  expect(await report(nora, "First")).toBe(204);
  expect(await report(nora, "Second")).toBe(409);
  expect(await report(ines, "Third")).toBe(204);
  const open = await reportsAbout(room.id);
  expect(open.map(({ reason }) => reason)).toEqual(["First", "Third"]);
  expect(Date.now() - Date.parse(open[0]!.createdAt)).toBeLessThan(60_000);
  await at(owner, "DELETE", `/api/reports/${open[0]!.id}`);
  expect(await report(nora, "Fourth")).toBe(204);
});

test("a report tells what has become of the thing, and whether its person is banned", async () => {
  const [nora, mark] = [await somebody(), await somebody()];
  const room = await openRoom(nora);
  const [removed, takenBack] = [(await say(mark, room.id)).body, (await say(mark, room.id)).body];
  for (const messageId of [removed.id, takenBack.id]) {
    await at(nora, "POST", "/api/reports", { kind: "message", roomId: room.id, messageId, reason: "Rude" });
  }
  const told = async () => (await reportsAbout(room.id)).map(({ now, isBanned }) => [now, isBanned]);
  expect(await told()).toEqual([
    ["there", false],
    ["there", false],
  ]);
  await at(owner, "DELETE", `/api/rooms/${room.id}/messages/${removed.id}`);
  await at(mark, "DELETE", `/api/rooms/${room.id}/messages/${takenBack.id}`);
  await at(owner, "POST", `/api/users/${mark.username}/ban`, { reason: "Rude" });
  expect(await told()).toEqual([
    ["removed", true],
    ["gone", true],
  ]);
});

test("a report names something that is there, and says why", async () => {
  const nora = await somebody();
  const report = (body: unknown) => at(nora, "POST", "/api/reports", body);
  expect(await statusOf(report({ kind: "room", roomId: newId(), reason: "x" }))).toBe(404);
  expect(await statusOf(report({ kind: "person", username: "nobody-at-all", reason: "x" }))).toBe(404);
  expect((await report({ kind: "person", username: nora.username, reason: " " })).body.errors[0].pointer).toBe(
    "/reason",
  );
  expect(await statusOf(report({ kind: "topic", reason: "x" }))).toBe(422);
});

test("a banned person is signed out at once and cannot come in; unbanned they can", async () => {
  const nora = await somebody();
  const ban = `/api/users/${nora.username}/ban`;
  expect(await statusOf(at(nora, "POST", ban, { reason: "x" }))).toBe(403);
  expect(await statusOf(at(owner, "POST", ban, { reason: "Spam" }))).toBe(204);
  expect(await statusOf(at(nora, "GET", "/api/me"))).toBe(401);
  const Sessions = await import("../../functions/sessions");
  await expect(Sessions.start(nora, "Test")).rejects.toMatchObject({ code: "forbidden" });
  expect((await at(owner, "GET", ban)).body.bannedAt).not.toBeNull();
  expect(await statusOf(at(owner, "DELETE", ban))).toBe(204);
  expect((await at(owner, "GET", ban)).body.bannedAt).toBeNull();
  await Sessions.start(nora, "Test");
  expect(await lastActs(2)).toEqual([
    ["person-unbanned", nora.username],
    ["person-banned", nora.username],
  ]);
});

test("whoever holds a session that a ban closed is told since when and why, and nobody else; a later one is not", async () => {
  const [nora, mark] = [await somebody(), await somebody()];
  const ban = `/api/users/${nora.username}/ban`;
  const asks = async (cookie?: string) => (await ask("GET", "/api/session", { cookie })).body;
  await at(owner, "POST", ban, { reason: "Spam, and again" });
  expect(await asks(nora.cookie)).toEqual({
    person: null,
    ban: { bannedAt: expect.stringMatching(/Z$/), reason: "Spam, and again" },
  });
  const forged = nora.cookie.replace(/.{5}$/, "xxxxx");
  for (const cookie of [undefined, forged, `${nora.cookie}; ${nora.cookie}`]) {
    expect(await asks(cookie)).toEqual({ person: null });
  }
  expect(await asks(mark.cookie)).not.toHaveProperty("ban");
  await at(owner, "DELETE", ban);
  expect(await asks(nora.cookie)).toEqual({ person: null });
  expect(await statusOf(at(nora, "GET", "/api/me"))).toBe(401);
  // What was closed stays closed, and is no open session.
  const Sessions = await import("../../functions/sessions");
  const later = `__Host-session=${await Sessions.start(nora, "Test")}`;
  expect((await ask("GET", "/api/me/sessions", { cookie: later })).body.items).toHaveLength(1);
});

test("the list of bans tells the owner who, when, by whom and why; it is complete and without those let in again", async () => {
  const people = [await somebody(), await somebody(), await somebody()];
  for (const [index, { username }] of people.entries()) {
    await at(owner, "POST", `/api/users/${username}/ban`, { reason: `Reason ${index}`, hidePosts: index === 2 });
  }
  await at(owner, "POST", `/api/users/${people[0]!.username}/ban`, { reason: "Another reason" });
  await at(owner, "DELETE", `/api/users/${people[1]!.username}/ban`);
  const listed = await allOf(async ({ cursor }) => {
    const address = `/api/bans?limit=1${cursor ? `&cursor=${cursor}` : ""}`;
    return (await at(owner, "GET", address)).body;
  });
  const ids = people.map(({ userId }) => userId);
  const ours = (listed as BanEntry[]).filter(({ person }) => ids.includes(person.id));
  expect(ours).toMatchObject([
    { person: { username: people[0]!.username }, reason: "Another reason", postsHidden: false },
    { person: { username: people[2]!.username }, reason: "Reason 2", postsHidden: true },
  ]);
  expect(ours[0]!.by).toEqual({ id: owner.userId, username: owner.username });
  expect(Date.now() - Date.parse(ours[0]!.bannedAt)).toBeLessThan(60_000);
});

test("a ban from before there was a list gets its line from the audit list, by the stream or by repair, once", async () => {
  const nora = await somebody();
  await transact([Audit.entry(owner, { action: "person-banned", about: nora, note: "Long ago" })]);
  await updateItem({ pk: `U#${nora.userId}`, sk: "N" }, { set: { bannedAt: 1_700_000_000_000 } });
  await stream.drain();
  await repair(() => {});
  const { items } = (await at(owner, "GET", "/api/bans?limit=50")).body as { items: BanEntry[] };
  expect(items.filter(({ person }) => person.id === nora.userId)).toMatchObject([
    { bannedAt: "2023-11-14T22:13:20.000Z", by: { username: owner.username }, reason: "Long ago" },
  ]);
  expect(await statusOf(at(nora, "GET", "/api/me"))).toBe(401);
  expect(await statusOf(at(owner, "DELETE", `/api/users/${nora.username}/ban`))).toBe(204);
});

test("a person's record holds what was done to them and their things, newest first", async () => {
  const [nora, host] = [await somebody(), await somebody()];
  const room = await openRoom(host);
  const { body: message } = await say(nora, room.id);
  await at(host, "DELETE", `/api/rooms/${room.id}/messages/${message.id}`);
  await at(owner, "POST", `/api/users/${nora.username}/ban`, { reason: "Rude" });
  const { body } = await at(owner, "GET", `/api/users/${nora.username}/record`);
  expect(body.items.map(({ action, note }: AuditEntry) => [action, note])).toEqual([
    ["person-banned", "Rude"],
    ["message-removed", ""],
  ]);
});

test("an owner cannot be banned", async () => {
  expect(await statusOf(at(owner, "POST", `/api/users/${owner.username}/ban`, { reason: "x" }))).toBe(409);
});

test("everything a banned person said is hidden in one go, and comes back with them", async () => {
  const [nora, mark] = [await somebody(), await somebody()];
  const rooms = [await openRoom(nora), await openRoom(mark)];
  const { body: takenBack } = await say(nora, rooms[1].id, "Taken back");
  await at(nora, "DELETE", `/api/rooms/${rooms[1].id}/messages/${takenBack.id}`);
  for (const room of rooms) await say(nora, room.id, "Spam");
  await say(mark, rooms[0].id, "Not spam");
  await stream.drain();
  await at(owner, "POST", `/api/users/${nora.username}/ban`, { reason: "Spam", hidePosts: true });
  await stream.drain();
  expect(await bodiesIn(rooms[0].id)).toEqual(["", "Not spam"]);
  expect(await bodiesIn(rooms[1].id)).toEqual(["", ""]);
  const everywhere = (await ask("GET", "/api/activity?limit=50")).text;
  expect(everywhere).not.toContain(nora.userId);
  await at(owner, "DELETE", `/api/users/${nora.username}/ban`);
  await stream.drain();
  expect(await bodiesIn(rooms[0].id)).toEqual(["Spam", "Not spam"]);
  expect(await bodiesIn(rooms[1].id)).toEqual(["", "Spam"]);
});

test("a new account's first post with links waits, and is shown where it belongs once approved", async () => {
  const [nora, mark] = [await somebody(), await somebody()];
  const room = await openRoom(mark);
  const key = newKey();
  const post = () =>
    ask("POST", `/api/rooms/${room.id}/messages`, {
      cookie: nora.cookie,
      key,
      body: { body: "Look at https://example.com" },
    });
  const waiting = await post();
  expect([waiting.status, waiting.body.waits]).toEqual([202, true]);
  expect((await post()).body.id).toBe(waiting.body.id);
  await say(mark, room.id, "Said meanwhile");
  expect(await statusOf(say(nora, room.id, "And at www.example.org"))).toBe(202);
  expect(await bodiesIn(room.id)).toEqual(["Said meanwhile"]);
  const { body } = await at(owner, "GET", "/api/reports?limit=50");
  const report = body.items.find(({ messageId }: { messageId: string }) => messageId === waiting.body.id);
  expect(report).toMatchObject({ kind: "first-post", text: "Look at https://example.com", reporter: null });
  expect(await statusOf(at(nora, "POST", `/api/reports/${report.id}/approve`))).toBe(403);
  expect(await statusOf(at(owner, "POST", `/api/reports/${report.id}/approve`))).toBe(204);
  expect(await statusOf(at(owner, "POST", `/api/reports/${report.id}/approve`))).toBe(404);
  await stream.drain();
  expect(await bodiesIn(room.id)).toEqual(["Look at https://example.com", "Said meanwhile"]);
  expect((await Messages.openRoom(room.id, { limit: 5 })).room.participantCount).toBe(2);
  expect(await statusOf(post())).toBe(201);
  expect(await statusOf(say(nora, room.id, "Now https://example.net"))).toBe(201);
});

test("a first post without links, and the links of who has posted before or long been here, do not wait", async () => {
  const [nora, mark] = [await somebody(), await somebody()];
  const room = await openRoom(mark);
  expect(await statusOf(say(nora, room.id, "Hello"))).toBe(201);
  expect(await statusOf(say(nora, room.id, "https://example.com"))).toBe(201);
  const old = await Users.importPerson({ username: "old-hand", joinedAt: Date.now() - 8 * 24 * 3_600_000 });
  expect((await Messages.post(old, room.id, { body: "https://example.com" }, newKey())).waits).toBeUndefined();
  expect(await statusOf(say(owner, room.id, "https://example.com"))).toBe(201);
});

const noticesOf = async (person: Person): Promise<Notice[]> => (await at(person, "GET", "/api/me/notices")).body.items;

test("a first post that was turned down is never shown; its author reads so, and why, and keeps the text", async () => {
  const [nora, mark] = [await somebody(), await somebody()];
  const room = await openRoom(mark);
  const text = `https://spam.example ${"é".repeat(400)}`;
  const key = newKey();
  const post = () => ask("POST", `/api/rooms/${room.id}/messages`, { cookie: nora.cookie, key, body: { body: text } });
  const waiting = await post();
  const notice = { id: waiting.body.id, kind: "first-post", roomId: room.id, messageId: waiting.body.id, text };
  expect(await noticesOf(nora)).toMatchObject([{ ...notice, state: "waits", settledAt: null }]);
  const address = `/api/reports/${waiting.body.id}`;
  expect(await statusOf(at(owner, "DELETE", address))).toBe(409);
  expect(await statusOf(at(nora, "POST", `${address}/refuse`, {}))).toBe(403);
  expect(await statusOf(at(owner, "POST", `${address}/refuse`, { reason: "No shops, please" }))).toBe(204);
  expect(await statusOf(at(owner, "POST", `${address}/refuse`, {}))).toBe(404);
  expect(await noticesOf(nora)).toMatchObject([{ ...notice, state: "refused", answer: "No shops, please" }]);
  expect(await noticesOf(mark)).toEqual([]);
  expect((await lastActs(1))[0]).toEqual(["message-refused", nora.username]);
  // The same attempt again changes nothing of that.
  await post();
  expect(await noticesOf(nora)).toMatchObject([{ state: "refused" }]);
  expect(await reportsAbout(room.id)).toEqual([]);
  await stream.drain();
  expect(await bodiesIn(room.id)).toEqual([]);
  expect(await statusOf(at(mark, "DELETE", `/api/me/notices/${waiting.body.id}`))).toBe(404);
  expect(await statusOf(at(nora, "DELETE", `/api/me/notices/${waiting.body.id}`))).toBe(204);
  expect(await noticesOf(nora)).toEqual([]);
});

test("a first post that waits can be taken back by its author, and waits for the owner no more", async () => {
  const [nora, mark] = [await somebody(), await somebody()];
  const room = await openRoom(mark);
  const { body } = await say(nora, room.id, "https://typo.example");
  expect(await statusOf(at(nora, "DELETE", `/api/me/notices/${body.id}`))).toBe(204);
  expect([await noticesOf(nora), await reportsAbout(room.id)]).toEqual([[], []]);
});

test("once it is approved its author is told of nothing", async () => {
  const [nora, mark] = [await somebody(), await somebody()];
  const room = await openRoom(mark);
  const { body } = await say(nora, room.id, "https://bread.example");
  expect((await ask("GET", "/api/session", { cookie: nora.cookie })).body.person.isNew).toBe(true);
  await at(owner, "POST", `/api/reports/${body.id}/approve`);
  expect(await noticesOf(nora)).toEqual([]);
});

test("whoever reports learns that it was looked at, and whether something was done", async () => {
  const [nora, mark] = [await somebody(), await somebody()];
  const room = await openRoom(mark);
  const messages = [];
  for (let n = 0; n < 3; n++) messages.push((await say(mark, room.id)).body);
  const report = (messageId: string) =>
    at(nora, "POST", "/api/reports", { kind: "message", roomId: room.id, messageId, reason: "Rude" });
  for (const { id } of messages) await report(id);
  expect((await noticesOf(nora)).map(({ state }) => state)).toEqual(["waits", "waits", "waits"]);
  expect((await ask("GET", "/api/session", { cookie: owner.cookie })).body.person.waits).toBe(true);
  await at(owner, "DELETE", `/api/rooms/${room.id}/messages/${messages[0].id}`);
  await at(mark, "DELETE", `/api/rooms/${room.id}/messages/${messages[1].id}`);
  for (const { id } of await reportsAbout(room.id)) await at(owner, "DELETE", `/api/reports/${id}`);
  const told = new Map((await noticesOf(nora)).map((notice) => [notice.messageId, notice]));
  expect(messages.map(({ id }) => told.get(id)?.state)).toEqual(["acted", "gone", "kept"]);
  expect(told.get(messages[0].id)).toMatchObject({ kind: "report", about: "message", roomId: room.id, text: "Rude" });
  expect(JSON.stringify([...told.values()])).not.toContain(mark.userId);
});

test("whose message or room others removed is told by whom, until it is back", async () => {
  const [host, guest] = [await somebody(), await somebody()];
  const room = await openRoom(host);
  const { body: message } = await say(guest, room.id);
  const address = `/api/rooms/${room.id}/messages/${message.id}`;
  await at(host, "DELETE", address);
  const removal = { kind: "removal", state: "removed", roomId: room.id, text: "" };
  expect(await noticesOf(guest)).toMatchObject([{ ...removal, about: "message", messageId: message.id, by: "host" }]);
  await at(host, "POST", `${address}/restore`);
  expect(await noticesOf(guest)).toEqual([]);
  await at(guest, "DELETE", address);
  expect(await noticesOf(guest)).toEqual([]);
  await at(owner, "DELETE", `/api/rooms/${room.id}`);
  expect(await noticesOf(host)).toMatchObject([{ ...removal, about: "room", messageId: null, by: "owner" }]);
  await at(owner, "POST", `/api/rooms/${room.id}/restore`);
  expect(await noticesOf(host)).toEqual([]);
});

const topicNamed = async (name: string) => (await Topics.find(name))!;
const topicsOf = async (roomIds: string[]) =>
  Promise.all(roomIds.map(async (id) => (await ask("GET", `/api/rooms/${id}`)).body.room.topic.name));

test("a topic gets another name, and its rooms with it, deleted ones too", async () => {
  const host = await somebody();
  const [old, name] = [unique("Old"), unique("New")];
  const rooms = [await openRoom(host, { topic: old }), await openRoom(host, { topic: old })];
  await at(host, "DELETE", `/api/rooms/${rooms[1].id}`);
  await stream.drain();
  const { id } = await topicNamed(old);
  expect(await statusOf(at(host, "PATCH", `/api/topics/${id}`, { name }))).toBe(403);
  expect(await statusOf(at(owner, "PATCH", `/api/topics/${id}`, { name }))).toBe(204);
  await stream.drain();
  await at(host, "POST", `/api/rooms/${rooms[1].id}/restore`);
  expect(await topicsOf(rooms.map((room) => room.id))).toEqual([name, name]);
  expect(await topicNamed(name)).toMatchObject({ id });
  expect(await Topics.find(old)).toBeUndefined();
  const cards = (await at(host, "GET", `/api/users/${host.username}/rooms`)).body.items;
  expect(cards.map(({ topic }: { topic: { name: string } }) => topic.name)).toEqual([name, name]);
});

test("a topic does not take another's name; its own in another case it does", async () => {
  const host = await somebody();
  const [one, two] = [unique("One"), unique("Two")];
  for (const topic of [one, two]) await openRoom(host, { topic });
  const { id } = await topicNamed(one);
  expect(await statusOf(at(owner, "PATCH", `/api/topics/${id}`, { name: two }))).toBe(409);
  expect(await statusOf(at(owner, "PATCH", `/api/topics/${id}`, { name: one.toUpperCase() }))).toBe(204);
  expect((await topicNamed(one)).name).toBe(one.toUpperCase());
});

test("two topics become one: rooms and counts move, and the other is gone", async () => {
  const host = await somebody();
  const [from, into] = [unique("From"), unique("Into")];
  const rooms = [];
  for (const topic of [from, from, into, from]) rooms.push(await openRoom(host, { topic }));
  await at(host, "DELETE", `/api/rooms/${rooms[3].id}`);
  await stream.drain();
  const ids = { from: (await topicNamed(from)).id, into: (await topicNamed(into)).id };
  const all = (await Topics.list({ limit: 1 })).roomCount;
  expect(await statusOf(at(owner, "POST", `/api/topics/${ids.from}/merge`, { into: ids.from }))).toBe(409);
  expect(await statusOf(at(owner, "POST", `/api/topics/${ids.from}/merge`, { into: newId() }))).toBe(404);
  expect(await statusOf(at(owner, "POST", `/api/topics/${ids.from}/merge`, { into: ids.into }))).toBe(204);
  await stream.drain();
  const list = await allOf((page) => Topics.list(page));
  expect(list.find(({ id }) => id === ids.into)?.roomCount).toBe(3);
  expect(list.find(({ id }) => id === ids.from)).toBeUndefined();
  expect((await Topics.list({ limit: 1 })).roomCount).toBe(all);
  const feed = (await ask("GET", `/api/rooms?topic=${ids.into}`)).body.items;
  expect(feed).toHaveLength(3);
  await at(host, "POST", `/api/rooms/${rooms[3].id}/restore`);
  expect(await topicsOf([rooms[0].id, rooms[3].id])).toEqual([into, into]);
  expect((await allOf((page) => Topics.list(page))).find(({ id }) => id === ids.into)?.roomCount).toBe(4);
});

test("the community's settings are the owner's, through the API", async () => {
  const nora = await somebody();
  const settings = await at(owner, "GET", "/api/community/settings");
  expect(await statusOf(at(nora, "GET", "/api/community/settings"))).toBe(403);
  expect(await statusOf(at(nora, "PATCH", "/api/community", { name: "Mine" }, 1))).toBe(403);
  expect(await statusOf(at(owner, "PATCH", "/api/community", { name: "Ours" }))).toBe(428);
  const changed = await at(owner, "PATCH", "/api/community", { name: "Ours", welcome: "Hi" }, settings.body.version);
  expect(changed.body).toMatchObject({ name: "Ours", welcome: "Hi" });
  expect((await ask("GET", "/api/community")).body.name).toBe("Ours");
  expect((await at(owner, "GET", "/api/me")).body.isOwner).toBe(true);
  expect((await at(nora, "GET", "/api/me")).body.isOwner).toBe(false);
  expect((await at(owner, "GET", "/api/session")).body.person.isOwner).toBe(true);
  expect((await at(nora, "GET", "/api/session")).body.person).not.toHaveProperty("isOwner");
  expect(await statusOf(at(nora, "GET", "/api/audit"))).toBe(403);
});

test("in a members-only community visitors read nothing, and members read what is kept from the CDN", async () => {
  const nora = await somebody();
  const room = await openRoom(nora);
  const { version } = (await at(owner, "GET", "/api/community/settings")).body;
  await at(owner, "PATCH", "/api/community", { membersOnly: true }, version);
  for (const address of ["/api/rooms", "/api/topics", "/api/activity", `/api/rooms/${room.id}`]) {
    expect(await statusOf(ask("GET", address))).toBe(401);
    const read = await at(nora, "GET", address);
    expect([read.status, read.headers["cache-control"]]).toEqual([200, "private, no-store"]);
  }
  await at(owner, "PATCH", "/api/community", { membersOnly: false }, version + 1);
  expect(await statusOf(ask("GET", "/api/rooms"))).toBe(200);
});

test("after all this the table keeps every rule", async () => {
  await stream.drain();
  const { violations } = await checkData();
  expect([...violations].map(([rule, { examples }]) => [rule, examples])).toEqual([]);
});
