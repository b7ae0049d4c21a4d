import { expect, test } from "vitest";
import { newId } from "../../functions/table";
import { ask, openRoom, type Person, somebody, withApi } from "../support/api";
import { allOf, unique } from "../support/community";
import { at, lastActs, noticesOf, reportsAbout, say, statusOf, withOwner, wrongInTable } from "../support/moderation";
import { withStream } from "../support/stream";

process.env.RATE_LIMITS = "off";
withApi();
const stream = withStream();
const owner = withOwner();

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
  expect(await lastActs(owner, 1)).toEqual([["report-closed", mark.username]]);
});

test("the same person reports the same thing once, and again when the owner has closed it", async () => {
  const [nora, ines, mark] = [await somebody(), await somebody(), await somebody()];
  const room = await openRoom(mark);
  const report = async (by: Person, reason: string) =>
    statusOf(at(by, "POST", "/api/reports", { kind: "room", roomId: room.id, reason }));
  expect(await report(nora, "First")).toBe(204);
  expect(await report(nora, "Second")).toBe(409);
  expect(await report(ines, "Third")).toBe(204);
  const open = await reportsAbout(owner, room.id);
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
  const told = async () => (await reportsAbout(owner, room.id)).map(({ now, isBanned }) => [now, isBanned]);
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
  for (const { id } of await reportsAbout(owner, room.id)) await at(owner, "DELETE", `/api/reports/${id}`);
  const told = new Map((await noticesOf(nora)).map((notice) => [notice.messageId, notice]));
  expect(messages.map(({ id }) => told.get(id)?.state)).toEqual(["acted", "gone", "kept"]);
  expect(told.get(messages[0].id)).toMatchObject({ kind: "report", about: "message", roomId: room.id, text: "Rude" });
  expect(JSON.stringify([...told.values()])).not.toContain(mark.userId);
});

test("after all this the table keeps every rule", async () => {
  await stream.drain();
  expect(await wrongInTable()).toEqual([]);
});
