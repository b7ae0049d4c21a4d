import { expect, test } from "vitest";
import * as Audit from "../../functions/audit";
import { transact, updateItem } from "../../functions/table";
import { repair } from "../../infra/data/repair";
import type { AuditEntry } from "../../shared/audit";
import type { BanEntry } from "../../shared/moderation";
import { ask, openRoom, somebody, withApi } from "../support/api";
import { allOf } from "../support/community";
import { at, bodiesIn, lastActs, say, statusOf, withOwner, wrongInTable } from "../support/moderation";
import { withStream } from "../support/stream";

process.env.RATE_LIMITS = "off";
withApi();
const stream = withStream();
const owner = withOwner();

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
  expect(await lastActs(owner, 2)).toEqual([
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

test("after all this the table keeps every rule", async () => {
  await stream.drain();
  expect(await wrongInTable()).toEqual([]);
});
