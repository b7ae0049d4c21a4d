import { expect } from "vitest";
import * as Messages from "../../functions/messages";
import * as Rooms from "../../functions/rooms";
import { getItem, type Item, query, timeOf } from "../../functions/table";
import * as Topics from "../../functions/topics";

const all = async <T extends Item>(range: Parameters<typeof query>[0]) =>
  (await query<T>({ consistent: range.index === undefined, ...range }, { limit: 1000 })).items;

/** Every count equals what it counts and everything stands in the lists where it belongs, once the stream has drained. */
export async function expectSound(roomId: string): Promise<void> {
  const partition = Rooms.roomPartition(roomId);
  const head = await getItem<Rooms.RoomItem>(Rooms.roomKey(roomId), { consistent: true });
  const members = await all<Rooms.MemberItem>({ partition, beginsWith: "P#" });
  const messages = await all<Messages.MessageItem>({ partition, beginsWith: "M#" });
  if (!head) return expect([members, messages]).toEqual([[], []]);

  const live = head.deletedAt === undefined;
  expect(head.participantCount).toBe(members.length);
  expect(members.filter(({ isHost }) => isHost).map(({ sk }) => sk)).toEqual([`P#${head.hostId}`]);
  for (const message of messages) {
    const id = Messages.messageIdOf(message);
    expect(message.hidden ?? false).toBe(!live);
    expect(message.gsi1sk).toBe(live ? `A#${id}` : undefined);
    expect(message.gsi2sk).toBe(live && message.deletedAt === undefined ? timeOf(id) : undefined);
    expect(message.ttl !== undefined).toBe(message.deletedAt !== undefined);
  }
  const newest = messages.filter(({ deletedAt }) => deletedAt === undefined).at(-1);
  if (live) expect(head.lastAt).toBe(newest ? timeOf(Messages.messageIdOf(newest)) : timeOf(roomId));
  expect(head.gsi2sk).toBe(live ? head.lastAt : head.purgeAt);

  const heads = await all({ index: "gsi1", partition: Rooms.topicPartition(head.topicId) });
  const rooms = heads.filter(({ sk }) => sk === "N");
  expect(rooms.some(({ pk }) => pk === partition)).toBe(live);
  expect((await getItem(Topics.topicKey(head.topicId), { consistent: true }))?.gsi2sk).toBe(rooms.length);
  const hosted = await all({ index: "gsi2", partition: Rooms.hostPartition(head.hostId) });
  expect(hosted.some(({ pk }) => pk === partition)).toBe(live);
}

/** The topics' counts make the count of all. */
export async function expectCountsSound(): Promise<void> {
  const { items, roomCount } = await Topics.list({ limit: 1000 });
  expect(items.reduce((sum, topic) => sum + topic.roomCount, 0)).toBe(roomCount);
}
