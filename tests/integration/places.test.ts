import { beforeAll, describe, expect, test } from "vitest";
import * as Activity from "../../functions/activity";
import * as Messages from "../../functions/messages";
import * as Rooms from "../../functions/rooms";
import { getItem, newId, putItem, updateItem } from "../../functions/table";
import { handler as tableChanged } from "../../functions/table-changed/handler";
import { allOf, openRoom, say, somebody, unique } from "../support/community";
import { expectSound } from "../support/invariants";
import { withStream } from "../support/stream";
import { withTable } from "../support/table";

withTable();
const stream = withStream();

beforeAll(() => {
  process.env.RATE_LIMITS = "off";
});

const feed = async () => (await allOf(Rooms.listByActivity)).map(({ id }) => id);
const under = async (topicId: string) => (await allOf((page) => Rooms.listByTopic(topicId, page))).map(({ id }) => id);
const everywhere = async () => (await allOf(Activity.listEverywhere)).map(({ id }) => id);
const own = async (person: { userId: string; username: string }) =>
  (await allOf((page) => Activity.listOwn(person, page))).map(({ id }) => id);
const placeOf = async (roomId: string) => (await Rooms.getHead(roomId))?.lastAt;
const timeOf = ({ createdAt }: { createdAt: string }) => Date.parse(createdAt);

/** Two rooms of one topic, the first one opened first. */
async function twoRooms() {
  const topic = unique("Topic");
  const host = somebody();
  const first = await openRoom(host, { topic });
  const second = await openRoom(host, { topic });
  await stream.drain();
  return { host, first, second, topicId: first.topic.id };
}

describe("a room's place in the feeds", () => {
  test("posting moves a room up, everywhere it is listed", async () => {
    const { host, first, second, topicId } = await twoRooms();
    expect(await under(topicId)).toEqual([second.id, first.id]);
    const message = await say(host, first.id);
    await stream.drain();
    expect(await under(topicId)).toEqual([first.id, second.id]);
    expect((await feed())[0]).toBe(first.id);
    expect((await Rooms.get(first.id)).lastActivityAt).toBe(message.createdAt);
    expect(await Rooms.get(first.id)).toMatchObject({ version: 1 });
  });

  test("a deleted newest message gives the place back, and restoring it takes it again", async () => {
    const { host, first, second, topicId } = await twoRooms();
    const earlier = await say(host, second.id);
    const newest = await say(host, first.id);
    await stream.drain();
    await Messages.remove(host, first.id, newest.id);
    await stream.drain();
    expect(await under(topicId)).toEqual([second.id, first.id]);
    expect(await placeOf(first.id)).toBe(timeOf(first));
    expect(await placeOf(second.id)).toBe(timeOf(earlier));
    await Messages.restore(host, first.id, newest.id);
    await stream.drain();
    expect(await under(topicId)).toEqual([first.id, second.id]);
    expect(await placeOf(first.id)).toBe(timeOf(newest));
  });

  test("deleting an older message or editing any moves nothing", async () => {
    const { host, first } = await twoRooms();
    const [older, newest] = [await say(host, first.id), await say(host, first.id)];
    await stream.drain();
    await Messages.remove(host, first.id, older.id);
    await Messages.edit(host, first.id, newest.id, { body: "Changed" }, 1);
    await Rooms.edit(host, first.id, { name: "Changed" }, 1);
    await Rooms.join(somebody(), first.id);
    await stream.drain();
    expect(await placeOf(first.id)).toBe(timeOf(newest));
  });

  test("a room comes back to the place it had", async () => {
    const { host, first, second, topicId } = await twoRooms();
    await say(host, first.id);
    await say(host, second.id);
    await stream.drain();
    await Rooms.remove(host, first.id);
    await stream.drain();
    expect(await under(topicId)).toEqual([second.id]);
    await Rooms.restore(host, first.id);
    await stream.drain();
    expect(await under(topicId)).toEqual([second.id, first.id]);
  });

  test("a room that is deleted while its place is being settled stays out of the feeds", async () => {
    const { host, first, second, topicId } = await twoRooms();
    await say(host, first.id);
    await stream.drain();
    await Rooms.settle(first.id, async () => {
      await Rooms.remove(host, first.id);
      return timeOf(first);
    });
    await stream.drain();
    await expectSound(first.id);
    expect(await under(topicId)).toEqual([second.id]);
    expect(await feed()).not.toContain(first.id);
    await Rooms.restore(host, first.id);
    await stream.drain();
    expect(await under(topicId)).toEqual([first.id, second.id]);
  });

  test("a message that is said while a place is being settled wins", async () => {
    const { host, first } = await twoRooms();
    await say(host, first.id);
    await stream.drain();
    let newer: { createdAt: string } | undefined;
    await Rooms.settle(first.id, async () => {
      if (newer) return timeOf(newer);
      newer = await say(host, first.id);
      await Rooms.touch(first.id, timeOf(newer));
      return timeOf(first);
    });
    expect(await placeOf(first.id)).toBe(timeOf(newer!));
  });

  test("a record that comes again, late or alone, changes nothing", async () => {
    const { host, first } = await twoRooms();
    const kept = await say(host, first.id);
    const taken = await say(host, first.id);
    const said = await stream.take();
    await Messages.remove(host, first.id, taken.id);
    const removed = await stream.take();
    for (const records of [said, removed, said, [said.at(-1)!], removed, removed, said]) {
      expect(await tableChanged({ Records: records })).toEqual({ batchItemFailures: [] });
    }
    expect(await placeOf(first.id)).toBe(timeOf(kept));
  });

  test("what the stream writes wakes nobody for ever", async () => {
    const { host, first } = await twoRooms();
    await say(host, first.id);
    let rounds = 0;
    for (let records = await stream.take(); records.length > 0; records = await stream.take()) {
      await tableChanged({ Records: records });
      expect(++rounds).toBeLessThan(4);
    }
  });
});

describe("a deleted room's messages", () => {
  test("leave every list with their room, and all of them come back with it", async () => {
    const host = somebody();
    const guests = Array.from({ length: 4 }, somebody);
    const room = await openRoom(host);
    const said: { id: string; by: (typeof guests)[number] }[] = [];
    for (let i = 0; i < 12; i++) said.push({ by: guests[i % 4]!, id: (await say(guests[i % 4]!, room.id)).id });
    const taken = said[3]!;
    await Messages.remove(taken.by, room.id, taken.id);
    await stream.drain();
    const before = await Promise.all([everywhere(), ...guests.map(own)]);

    await Rooms.remove(host, room.id);
    await stream.drain();
    const shown = await everywhere();
    expect(said.filter(({ id }) => shown.includes(id))).toEqual([]);
    for (const guest of guests) expect(await own(guest)).toEqual([]);
    expect(await own(host)).toEqual([room.id]);

    await Rooms.restore(host, room.id);
    await stream.drain();
    expect(await Promise.all([everywhere(), ...guests.map(own)])).toEqual(before);
    expect((await Messages.list(room.id, { limit: 50 })).items).toHaveLength(12);
    // The one that its author had taken back before is still that author's to bring back.
    await Messages.restore(taken.by, room.id, taken.id);
    expect(await everywhere()).toContain(taken.id);
  });

  test("a message that arrives after its room was deleted is hidden, and counted when the room returns", async () => {
    const host = somebody();
    const room = await openRoom(host);
    await say(host, room.id);
    await Rooms.remove(host, room.id);
    await stream.drain();
    const late = Messages.toMessageItem({ id: newId(), room, author: host, body: "Late" });
    await putItem(late);
    await stream.drain();
    expect(await everywhere()).not.toContain(Messages.messageIdOf(late));
    await Rooms.restore(host, room.id);
    await stream.drain();
    expect(await everywhere()).toContain(Messages.messageIdOf(late));
    expect(await placeOf(room.id)).toBe(late.gsi2sk);
  });

  test("a message that arrives in no room at all is removed", async () => {
    const host = somebody();
    const room = { ...(await openRoom(host)), id: newId() };
    const orphan = Messages.toMessageItem({ id: newId(), room, author: host, body: "Lost" });
    await putItem(orphan);
    await stream.drain();
    expect(await getItem(orphan)).toBeUndefined();
    expect(await everywhere()).not.toContain(Messages.messageIdOf(orphan));
  });

  test("the host changes his mind while the walk is under way: what stands in the end counts", async () => {
    const host = somebody();
    const room = await openRoom(host);
    const said: string[] = [];
    for (let i = 0; i < 8; i++) said.push((await say(host, room.id)).id);
    await stream.drain();
    const shownOf = async () => (await everywhere()).filter((id) => said.includes(id)).length;
    const key = (id: string) => Messages.messageKey(room.id, id);
    const items = () => Promise.all(said.map((id) => getItem<Messages.MessageItem>(key(id))));

    // A hiding walk that read the room as deleted goes on writing after the room came back.
    await Rooms.remove(host, room.id);
    await stream.drain();
    await Rooms.restore(host, room.id);
    await stream.drain();
    for (const item of (await items()).slice(0, 5)) {
      await updateItem(item!, { set: { hidden: true }, remove: ["gsi1pk", "gsi1sk", "gsi2pk", "gsi2sk"] });
    }
    await stream.drain();
    expect(await shownOf()).toBe(8);

    // And the other way round: a restoring walk that goes on after the room was deleted again.
    const shown = await items();
    await Rooms.remove(host, room.id);
    await stream.drain();
    for (const item of shown.slice(0, 5)) await putItem(item!);
    await stream.drain();
    expect(await shownOf()).toBe(0);
    await Rooms.restore(host, room.id);
    await stream.drain();
    expect(await shownOf()).toBe(8);
  });

  test("a message taken back while its room was away does not hold the room's place", async () => {
    const host = somebody();
    const room = await openRoom(host);
    const newest = await say(host, room.id);
    await stream.drain();
    await Rooms.remove(host, room.id);
    await stream.drain();
    await updateItem(Messages.messageKey(room.id, newest.id), { set: { deletedAt: Date.now() } });
    await stream.drain();
    await Rooms.restore(host, room.id);
    await stream.drain();
    expect(await placeOf(room.id)).toBe(timeOf(room));
  });
});
