import { beforeAll, expect, test } from "vitest";
import * as Activity from "../../functions/activity";
import * as Messages from "../../functions/messages";
import * as Rooms from "../../functions/rooms";
import { newId, updateItem } from "../../functions/table";
import { allOf, openRoom, say, somebody } from "../support/community";
import { withTable } from "../support/table";

withTable();

beforeAll(() => {
  process.env.RATE_LIMITS = "off";
  process.env.FEED_SHARDS = "3";
});

test("60 rooms and messages of one person stand in time order across pages, once each", async () => {
  const person = somebody();
  const elsewhere = await openRoom(somebody());
  const made: string[] = [];
  for (let i = 0; i < 60; i++) {
    made.unshift((i % 5 === 0 ? await openRoom(person) : await say(person, elsewhere.id)).id);
  }
  const own = await allOf((page) => Activity.listOwn(person, page));
  expect(own.map(({ id }) => id)).toEqual(made);
  expect(own.filter(({ kind }) => kind === "room")).toHaveLength(12);
});

test("what was deleted stays in one's own list, struck, and others do not see it", async () => {
  const person = somebody();
  const room = await openRoom(person);
  const [kept, taken] = [await say(person, room.id), await say(person, room.id)];
  const away = await openRoom(person);
  await Messages.remove(person, room.id, taken.id);
  await Rooms.remove(person, away.id);
  const own = await allOf((page) => Activity.listOwn(person, page));
  expect(own.map(({ id, deletedAt }) => [id, deletedAt !== undefined])).toEqual([
    [away.id, true],
    [taken.id, true],
    [kept.id, false],
    [room.id, false],
  ]);
  const seen = await allOf((page) => Activity.listByPerson(person.userId, page));
  expect(seen.map(({ id }) => id)).toEqual([kept.id]);
  expect((await allOf(Activity.listEverywhere)).map(({ id }) => id)).not.toContain(taken.id);

  await Messages.restore(person, room.id, taken.id);
  await Rooms.restore(person, away.id);
  const again = await allOf((page) => Activity.listOwn(person, page));
  expect(again.map(({ id, deletedAt }) => [id, deletedAt])).toEqual(
    [away.id, taken.id, kept.id, room.id].map((id) => [id, undefined]),
  );
  expect((await allOf((page) => Activity.listByPerson(person.userId, page))).map(({ id }) => id)).toEqual([
    taken.id,
    kept.id,
  ]);
});

test("what was deleted 30 days ago is not in one's own list, even before the table has removed it", async () => {
  const person = somebody();
  const room = await openRoom(person);
  const { id } = await say(person, room.id);
  await Messages.remove(person, room.id, id);
  await updateItem(Messages.messageKey(room.id, id), { set: { deletedAt: Date.now() - 31 * 24 * 3600 * 1000 } });
  expect((await Activity.listOwn(person, { limit: 5 })).items.map((item) => item.id)).toEqual([room.id]);
});

test("others' view passes over what they may not see instead of ending there", async () => {
  const person = somebody();
  const host = somebody();
  const room = await openRoom(host);
  const { id } = await say(person, room.id);
  for (let i = 0; i < 6; i++) await openRoom(person);
  const page = await Activity.listByPerson(person.userId, { limit: 2 });
  expect(page.items.map((item) => item.id)).toEqual([id]);
});

test("everybody's activity shows live messages of all shards, newest first, to the end", async () => {
  const room = await openRoom(somebody());
  const said: string[] = [];
  for (let i = 0; i < 12; i++) said.unshift((await say(somebody(), room.id)).id);
  const items = await allOf(Activity.listEverywhere, 5);
  expect(items.filter(({ room: { id } }) => id === room.id).map(({ id }) => id)).toEqual(said);
  expect(items.every(({ kind }) => kind === "message")).toBe(true);
  expect(items[0]).toMatchObject({ room: { name: room.name }, kind: "message" });
});

test("somebody who did nothing has an empty list", async () => {
  expect(await Activity.listByPerson(newId(), { limit: 5 })).toEqual({ items: [], next: null });
});

test("a host whose account is gone breaks no list", async () => {
  const host = somebody();
  const room = await openRoom(host);
  await say(host, room.id);
  const [rooms, activity] = await Promise.all([allOf(Rooms.listByActivity), allOf(Activity.listEverywhere)]);
  expect(rooms.find(({ id }) => id === room.id)?.host).toEqual({ id: host.userId, username: host.username });
  expect(activity.some(({ author }) => author.id === host.userId)).toBe(true);
});
