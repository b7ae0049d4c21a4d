import * as v from "valibot";
import * as Rooms from "../rooms";
import { getItem, type Item, type ItemChange, type Key, type Listener } from "../table";
import * as Topics from "../topics";
import { NAME_POSTINGS, namePostingsOf, postingsOf, ROOM_POSTINGS, textsOf } from "./item";
import { learn, vocabularyOf } from "./vocabulary";
import { keep } from "./write";

/** Makes a room's postings follow from its head as it stands. Answers how many writes that took. */
export async function keepRoom(roomId: string): Promise<number> {
  const range = { partition: Rooms.roomPartition(roomId), ...ROOM_POSTINGS };
  const isLive = (head: Rooms.RoomItem | undefined) => head !== undefined && head.deletedAt === undefined;
  let head: Rooms.RoomItem | undefined;
  const read = async () => {
    head = await Rooms.getHead(roomId);
    return head;
  };
  const writes = await keep(range, read, (room) => (room && isLive(room) ? postingsOf(room) : []));
  return writes + (head && isLive(head) ? await learn(vocabularyOf(textsOf(head))) : 0);
}

/** What a room's postings follow from. */
const sourceOf = (room: Rooms.RoomItem | undefined) =>
  room &&
  JSON.stringify([
    room.name,
    room.excerpt,
    room.rest,
    room.topicId,
    room.topicName,
    room.hostId,
    room.hostName,
    room.deletedAt === undefined,
  ]);

/** Keeps rooms findable by what their heads say. */
export const roomListener: Listener<Rooms.RoomItem> = {
  watches: ({ pk, sk }) => pk.startsWith("R#") && sk === "N",
  schema: Rooms.RoomItem,
  async onChange(changes) {
    if (changes.some(differsBy(sourceOf))) await keepRoom(Rooms.roomIdOf(changes[0]!.after));
  },
};

const differsBy =
  <T extends Item>(sourceOf: (item: T | undefined) => unknown) =>
  ({ before, after }: ItemChange<T>) =>
    sourceOf(before) !== sourceOf(after);

const Named = v.looseObject({
  pk: v.string(),
  sk: v.literal("N"),
  username: v.optional(v.string()),
  name: v.optional(v.string()),
  erasedAt: v.optional(v.number()),
});
type Named = v.InferOutput<typeof Named>;

/** The name that a person or a topic is found by: a person's username, never the display name. */
const nameOf = (item: Named | undefined) =>
  item === undefined || item.erasedAt !== undefined ? undefined : item.pk.startsWith("U#") ? item.username : item.name;

/** Makes a person's or a topic's postings follow from its item as it stands. Answers how many writes that took. */
export async function keepName({ pk, sk }: Key): Promise<number> {
  const read = () => getItem<Named>({ pk, sk }, { consistent: true });
  return keep({ partition: pk, ...NAME_POSTINGS }, read, (item) => {
    const name = nameOf(item);
    return name === undefined ? [] : namePostingsOf(pk, name);
  });
}

/** Keeps people and topics findable by their names. */
export const nameListener: Listener<Named> = {
  watches: ({ pk, sk }) =>
    sk === "N" && (pk.startsWith("U#") || (pk.startsWith("T#") && pk !== Topics.topicKey("ALL").pk)),
  schema: Named,
  async onChange(changes) {
    if (changes.some(differsBy(nameOf))) await keepName(changes[0]!.after);
  },
};
