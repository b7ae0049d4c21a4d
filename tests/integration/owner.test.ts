import { expect, test } from "vitest";
import { newId } from "../../functions/table";
import * as Topics from "../../functions/topics";
import { ask, openRoom, somebody, withApi } from "../support/api";
import { allOf, unique } from "../support/community";
import { at, statusOf, withOwner, wrongInTable } from "../support/moderation";
import { withStream } from "../support/stream";

process.env.RATE_LIMITS = "off";
withApi();
const stream = withStream();
const owner = withOwner();

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
  expect(await wrongInTable()).toEqual([]);
});
