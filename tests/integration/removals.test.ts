import { expect, test } from "vitest";
import * as Messages from "../../functions/messages";
import { ask, openRoom, somebody, withApi } from "../support/api";
import { at, bodiesIn, lastActs, noticesOf, say, statusOf, withOwner, wrongInTable } from "../support/moderation";
import { withStream } from "../support/stream";

process.env.RATE_LIMITS = "off";
withApi();
const stream = withStream();
const owner = withOwner();

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
  expect(await lastActs(owner, 2)).toEqual([
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

test("after all this the table keeps every rule", async () => {
  await stream.drain();
  expect(await wrongInTable()).toEqual([]);
});
