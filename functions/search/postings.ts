import * as v from "valibot";
import * as Rooms from "../rooms";
import { getItem, type Item, type ItemChange, type Key, type Listener } from "../table";
import * as Topics from "../topics";
import { NAME_POSTINGS, namePostingsOf, postingsOf, ROOM_POSTINGS, textsOf } from "./item";
import { learn, unknownOf, vocabularyOf } from "./vocabulary";
import { differenceOf, keep, readAll, sizeOf } from "./write";

const postingsRange = (pk: string) => ({ partition: pk, ...ROOM_POSTINGS });
const isLive = (head: Rooms.RoomItem | undefined): head is Rooms.RoomItem =>
  head !== undefined && head.deletedAt === undefined;
const wantedOf = (head: Rooms.RoomItem | undefined) => (isLive(head) ? postingsOf(head) : []);
const wordsOf = (head: Rooms.RoomItem | undefined) => (isLive(head) ? vocabularyOf(textsOf(head)) : []);

/** Makes a room's postings follow from its head as it stands. Answers how many writes that took. */
export async function keepRoom(roomId: string): Promise<number> {
  const { source, writes } = await keep(
    postingsRange(Rooms.roomPartition(roomId)),
    () => Rooms.getHead(roomId),
    wantedOf,
  );
  return writes + (await learn(wordsOf(source)));
}

/** How much of what is stored of a room does not follow from its head. */
export async function roomDifferences(roomId: string): Promise<number> {
  const head = await Rooms.getHead(roomId);
  const stored = await readAll(postingsRange(Rooms.roomPartition(roomId)));
  return sizeOf(differenceOf(stored, wantedOf(head))) + (await unknownOf(wordsOf(head))).length;
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
function nameOf(item: Named | undefined): string | undefined {
  if (!item || (item.bannedAt ?? item.erasedAt ?? item.mergedInto) !== undefined) return undefined;
  return item.pk.startsWith("U#") ? item.username : item.name;
}

const namesRange = (pk: string) => ({ partition: pk, ...NAME_POSTINGS });
const readNamed = ({ pk, sk }: Key) => getItem<Named>({ pk, sk }, { consistent: true });
const wantedOfName = (pk: string) => (item: Named | undefined) => {
  const name = nameOf(item);
  return name === undefined ? [] : namePostingsOf(pk, name);
};

/** Makes a person's or a topic's postings follow from its item as it stands. Answers how many writes that took. */
export const keepName = ({ pk, sk }: Key): Promise<number> =>
  keep(namesRange(pk), () => readNamed({ pk, sk }), wantedOfName(pk)).then(({ writes }) => writes);

/** How much of what is stored of a name does not follow from it. */
export async function nameDifferences({ pk, sk }: Key): Promise<number> {
  const item = await readNamed({ pk, sk });
  return sizeOf(differenceOf(await readAll(namesRange(pk)), wantedOfName(pk)(item)));
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
