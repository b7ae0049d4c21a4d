import { expect, test } from "vitest";
import * as Messages from "../../functions/messages";
import * as Users from "../../functions/users";
import { ask, newKey, openRoom, somebody, withApi } from "../support/api";
import {
  at,
  bodiesIn,
  lastActs,
  noticesOf,
  reportsAbout,
  say,
  statusOf,
  withOwner,
  wrongInTable,
} from "../support/moderation";
import { withStream } from "../support/stream";

process.env.RATE_LIMITS = "off";
withApi();
const stream = withStream();
const owner = withOwner();

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
  expect((await lastActs(owner, 1))[0]).toEqual(["message-refused", nora.username]);
  // The same attempt again changes nothing of that.
  await post();
  expect(await noticesOf(nora)).toMatchObject([{ state: "refused" }]);
  expect(await reportsAbout(owner, room.id)).toEqual([]);
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
  expect([await noticesOf(nora), await reportsAbout(owner, room.id)]).toEqual([[], []]);
});

test("once it is approved its author is told of nothing", async () => {
  const [nora, mark] = [await somebody(), await somebody()];
  const room = await openRoom(mark);
  const { body } = await say(nora, room.id, "https://bread.example");
  expect((await ask("GET", "/api/session", { cookie: nora.cookie })).body.person.isNew).toBe(true);
  await at(owner, "POST", `/api/reports/${body.id}/approve`);
  expect(await noticesOf(nora)).toEqual([]);
});

test("after all this the table keeps every rule", async () => {
  await stream.drain();
  expect(await wrongInTable()).toEqual([]);
});
