import { beforeAll, describe, expect, test } from "vitest";
import * as Erasure from "../../functions/erasure";
import * as Messages from "../../functions/messages";
import * as Reactions from "../../functions/reactions";
import * as Rooms from "../../functions/rooms";
import { deleteItem, getItem, newId, query, updateItem } from "../../functions/table";
import { handler as tableChanged } from "../../functions/table-changed/handler";
import type { Actor } from "../../functions/users";
import * as Users from "../../functions/users";
import { checkData } from "../../infra/data/check";
import type { Reaction } from "../../shared/reactions";
import { somebody as account, withApi } from "../support/api";
import { withBuckets } from "../support/buckets";
import { codeOf, openRoom, say, somebody } from "../support/community";
import { withStream } from "../support/stream";

withApi();
withBuckets();
const stream = withStream();

beforeAll(() => {
  process.env.RATE_LIMITS = "off";
});

async function aMessage() {
  const [host, author, reader] = [somebody(), somebody(), somebody()];
  const { id: roomId } = await openRoom(host);
  const { id } = await say(author, roomId);
  const react = (person: Actor, reaction: Reaction) => Reactions.react(person, roomId, id, reaction);
  return { host, author, reader, roomId, id, react };
}

const countsOf = async ({ roomId, id }: { roomId: string; id: string }) =>
  (await Messages.list(roomId, { upto: id, limit: 1 })).items[0]?.reactions;
const itemsOf = async ({ roomId, id }: { roomId: string; id: string }) =>
  (await query({ partition: `R#${roomId}`, beginsWith: `E#${id}#`, consistent: true }, { limit: 100 })).items;
const ownOf = (person: Actor, room: string, more = {}) => Reactions.listOwn(person, { room, limit: 50, ...more });

describe("a reaction", () => {
  test("is counted once a person, whatever else the person chooses, and until it is taken back", async () => {
    const { react, reader, host, ...message } = await aMessage();
    await react(reader, "thanks");
    await react(host, "thanks");
    await react(reader, "thanks");
    expect(await countsOf(message)).toEqual({ thanks: 2 });
    await react(reader, "idea");
    expect(await countsOf(message)).toEqual({ thanks: 1, idea: 1 });
    await Reactions.takeBack(reader, message.roomId, message.id);
    await Reactions.takeBack(reader, message.roomId, message.id);
    expect(await countsOf(message)).toEqual({ thanks: 1 });
    await Reactions.takeBack(host, message.roomId, message.id);
    expect(await countsOf(message)).toBeUndefined();
    expect(await itemsOf(message)).toEqual([]);
  });

  test("of many people, each in several tabs at once, counts each person once", async () => {
    const { react, ...message } = await aMessage();
    const people = Array.from({ length: 6 }, somebody);
    const clicks = people.flatMap((person) => [() => react(person, "thanks"), () => react(person, "thanks")]);
    // Who is told to try again does.
    const insist = async (click: () => Promise<void>): Promise<void> =>
      (await codeOf(click())) === "unavailable" ? insist(click) : undefined;
    await Promise.all(clicks.map(insist));
    expect(await countsOf(message)).toEqual({ thanks: 6 });
    await Promise.all([insist(() => react(people[0]!, "laugh")), insist(() => react(people[0]!, "idea"))]);
    const counts = (await countsOf(message))!;
    expect(counts.thanks).toBe(5);
    expect((counts.laugh ?? 0) + (counts.idea ?? 0)).toBe(1);
    expect(await itemsOf(message)).toHaveLength(6);
  });

  test("is no edit: versions stay, and an edit under way is not refused for it", async () => {
    const { react, reader, author, roomId, id } = await aMessage();
    await react(reader, "agree");
    const edited = await Messages.edit(author, roomId, id, { body: "Other words" }, 1);
    expect(edited).toMatchObject({ version: 2, reactions: { agree: 1 } });
  });

  test("is not for one's own words, nor for what is gone", async () => {
    const { react, reader, author, host, roomId, id } = await aMessage();
    expect(await codeOf(react(author, "thanks"))).toBe("conflict");
    expect(await codeOf(Reactions.react(reader, roomId, roomId, "thanks"))).toBe("not-found");
    expect(await codeOf(Reactions.takeBack(reader, roomId, roomId))).toBe("not-found");
    await Messages.remove(author, roomId, id);
    expect(await codeOf(react(reader, "thanks"))).toBe("gone");
    await Rooms.remove(host, roomId);
    expect(await codeOf(react(reader, "thanks"))).toBe("gone");
  });

  test("in a locked room is its host's alone, but anybody takes theirs back", async () => {
    const { react, reader, host, ...message } = await aMessage();
    await react(reader, "thanks");
    await Rooms.lock(host, message.roomId);
    expect(await codeOf(react(reader, "idea"))).toBe("locked");
    await react(host, "agree");
    await Reactions.takeBack(reader, message.roomId, message.id);
    expect(await countsOf(message)).toEqual({ agree: 1 });
  });

  test("has an allowance of its own", async () => {
    process.env.RATE_LIMITS = "";
    try {
      const { react, reader } = await aMessage();
      for (let i = 0; i < 20; i++) await react(reader, i % 2 ? "thanks" : "idea");
      expect(await codeOf(react(reader, "thanks"))).toBe("too-many");
    } finally {
      process.env.RATE_LIMITS = "off";
    }
  });

  test("of one's own is found again by room and stretch of messages", async () => {
    const { react, reader, author, roomId, id } = await aMessage();
    const later = await say(author, roomId);
    const elsewhere = await aMessage();
    await elsewhere.react(reader, "thanks");
    await react(reader, "laugh");
    await Reactions.react(reader, roomId, later.id, "idea");
    const own = [
      { messageId: id, reaction: "laugh" },
      { messageId: later.id, reaction: "idea" },
    ];
    expect((await ownOf(reader, roomId)).items).toEqual(own);
    expect((await ownOf(reader, roomId, { from: later.id })).items).toEqual(own.slice(1));
    expect((await ownOf(reader, roomId, { to: id })).items).toEqual(own.slice(0, 1));
    const first = await ownOf(reader, roomId, { limit: 1 });
    expect((await ownOf(reader, roomId, { limit: 1, cursor: first.next! })).items).toEqual(own.slice(1));
    expect((await ownOf(author, roomId)).items).toEqual([]);
  });
});

describe("with its message", () => {
  test("it is hidden and shown, and goes for good when the message does", async () => {
    const { react, reader, author, host, ...message } = await aMessage();
    const { roomId, id } = message;
    await react(reader, "thanks");
    await Messages.remove(author, roomId, id);
    await stream.drain();
    const tombstone = await getItem(Messages.messageKey(roomId, id));
    expect((await itemsOf(message)).map(({ ttl }) => ttl)).toEqual([tombstone?.ttl]);
    expect(await countsOf(message)).toBeUndefined();
    await Reactions.takeBack(reader, roomId, id);
    await Messages.restore(author, roomId, id);
    await react(host, "agree");
    await stream.drain();
    expect((await itemsOf(message)).map(({ ttl }) => ttl)).toEqual([undefined]);
    expect(await countsOf(message)).toEqual({ agree: 1 });
  });

  test("a record that comes again and late gives it no other expiry than its message's", async () => {
    const { react, reader, author, ...message } = await aMessage();
    await react(reader, "thanks");
    await stream.drain();
    await Messages.remove(author, message.roomId, message.id);
    const deletion = await stream.take();
    await Messages.restore(author, message.roomId, message.id);
    await stream.drain();
    await tableChanged({ Records: [...deletion, ...deletion] });
    await stream.drain();
    expect((await itemsOf(message)).map(({ ttl }) => ttl)).toEqual([undefined]);
  });

  test("what the count of a reaction tells the stream makes it do nothing", async () => {
    const { react, reader } = await aMessage();
    await stream.drain();
    await react(reader, "thanks");
    await stream.drain();
    expect(await stream.take()).toEqual([]);
    expect(stream.walks).toEqual([]);
  });
});

test("one's own reactions on a stretch that ends before it begins are none", async () => {
  const { react, reader, roomId, id } = await aMessage();
  await react(reader, "thanks");
  const later = newId();
  expect((await ownOf(reader, roomId, { from: id, to: later })).items).toHaveLength(1);
  expect(await ownOf(reader, roomId, { from: later, to: id })).toEqual({ items: [], next: null });
});

test("whoever leaves takes their reactions along, and the counts follow", async () => {
  const [leaver, author, host] = [await account(), await account(), await account()];
  const { id: roomId } = await openRoom(host);
  const { id } = await say(author, roomId);
  const lost = await say(author, roomId);
  const deleted = await openRoom(host);
  const there = await say(author, deleted.id);
  await Reactions.react(leaver, roomId, id, "thanks");
  await Reactions.react(host, roomId, id, "thanks");
  await Reactions.react(leaver, roomId, lost.id, "idea");
  await Reactions.react(leaver, deleted.id, there.id, "laugh");
  await stream.drain();
  await Rooms.remove(host, deleted.id);
  // Gone for good, before what was chosen on it.
  await deleteItem(Messages.messageKey(roomId, lost.id));
  await Erasure.begin(leaver, { username: leaver.username, messages: "keep" });
  await updateItem({ pk: `U#${leaver.userId}`, sk: "N" }, { set: { erasedAt: Date.now() - 60_000 } });
  await stream.drain();
  expect(await Users.getLeaver(leaver.userId)).toBeUndefined();
  expect(await countsOf({ roomId, id })).toEqual({ thanks: 1 });
  expect((await ownOf(leaver, roomId)).items).toEqual([]);
  await Rooms.restore(host, deleted.id);
  await stream.drain();
  expect(await countsOf({ roomId: deleted.id, id: there.id })).toBeUndefined();
  const { violations } = await checkData();
  expect(violations.get("reactions")).toBeUndefined();
});
