import { foldUsername } from "../../shared/people";
import { type Fragment, getItems, type Item, importedId, type Key, query, transact, writeBatch } from "../table";
import { countingImported } from "../topics";
import {
  type NewRoom,
  type Person,
  type RoomItem,
  roomKey,
  roomPartition,
  toHostItem,
  toMemberItem,
  toRoomItem,
} from "./item";

/** A room of an archive. Times in milliseconds. */
export type ImportedRoom = NewRoom & {
  lastAt: number;
  /** Who spoke besides the host, with a ULID of the first time. */
  members: { person: Person; joiningId: string }[];
};

/** What tells a room of an archive from all others. */
export const identityOfImported = ({ name, host, createdAt }: { name: string; host: string; createdAt: number }) =>
  `room ${name}\0${foldUsername(host)}\0${createdAt}`;

/** The id of an archive's room, the same on every run. */
export const importedRoomId = (room: { name: string; host: string; createdAt: number }) =>
  importedId(room.createdAt, identityOfImported(room));

/**
 * Notes how many of an imported room's messages are there. What is missing of them after that was taken away on purpose,
 * so a repeat lets them be. The note outlives the room: one that was purged stays away.
 */
export const noteKey = (roomId: string): Key => ({ pk: roomPartition(roomId), sk: "IMPORTED" });

type NoteItem = Item & { messages: number };

/** How many messages of an imported room are known to be there; all, if it was deleted or purged since: then it is let be. */
export type Progress = "missing" | "begun" | number;

/** How far the import of these rooms has come, at most 50 of them. */
export async function progressOfImported(roomIds: string[]): Promise<Progress[]> {
  const items = await getItems([...roomIds.map(roomKey), ...roomIds.map(noteKey)], { consistent: true });
  return roomIds.map((_, index) => {
    const head = items[index] as RoomItem | undefined;
    const note = items[index + roomIds.length] as NoteItem | undefined;
    if (!head) return note ? Number.POSITIVE_INFINITY : "missing";
    return head.deletedAt === undefined ? (note?.messages ?? "begun") : Number.POSITIVE_INFINITY;
  });
}

// A transaction takes 100 writes. A room has its head and its host, and all topics together are counted once more.
const MOST_WRITES = 100;
const MEMBERS_AT_ONCE = 90;

/** Writes the heads, the people in them and the counts, several rooms a transaction. Rooms that are there stay as they are. */
export async function openImported(rooms: ImportedRoom[]): Promise<void> {
  let group: ImportedRoom[] = [];
  let writes = 0;
  for (const room of rooms) {
    // The topic's count may be one of its own.
    const more = 3 + Math.min(room.members.length, MEMBERS_AT_ONCE);
    if (writes + more >= MOST_WRITES) {
      await openGroup(group);
      group = [];
      writes = 0;
    }
    group.push(room);
    writes += more;
  }
  await openGroup(group);
  for (const room of rooms) await joinRest(room, room.members.slice(MEMBERS_AT_ONCE));
}

async function openGroup(rooms: ImportedRoom[]): Promise<void> {
  if (rooms.length === 0) return;
  const counts = countingImported(rooms.map(({ topic }) => topic.id));
  if (await transact([...rooms.flatMap(openingFragments), ...counts])) return;
  // Another import was faster with one of them.
  const progress = await progressOfImported(rooms.map(({ id }) => id));
  await openGroup(rooms.filter((_, index) => progress[index] === "missing"));
}

function openingFragments(room: ImportedRoom): Fragment[] {
  const members = room.members.slice(0, MEMBERS_AT_ONCE);
  const head = toRoomItem(room, { lastAt: room.lastAt, participantCount: 1 + members.length });
  return [
    { put: head, when: "attribute_not_exists(pk)" },
    { put: toHostItem(room) },
    ...members.map(({ person, joiningId }) => ({ put: toMemberItem(room, person, joiningId) })),
  ];
}

/** Lets in who is not there yet, and counts them in the same transaction. */
async function joinRest(room: ImportedRoom, members: ImportedRoom["members"]): Promise<void> {
  for (let start = 0; start < members.length; start += MEMBERS_AT_ONCE) {
    const group = members.slice(start, start + MEMBERS_AT_ONCE);
    const done = await transact([
      ...group.map(({ person, joiningId }) => ({
        put: toMemberItem(room, person, joiningId),
        when: "attribute_not_exists(pk)",
      })),
      { update: roomKey(room.id), change: { add: { participantCount: group.length } }, when: "attribute_exists(pk)" },
    ]);
    // Somebody of them came in meanwhile: the others one by one.
    if (!done && group.length > 1) for (const member of group) await joinRest(room, [member]);
  }
}

/** Goes on with rooms that an interrupted import began: lets in the people who are missing. */
export async function completeMembers(room: ImportedRoom): Promise<void> {
  const there = new Set(await sortKeysOf(room.id, "P#"));
  await joinRest(
    room,
    room.members.filter(({ person }) => !there.has(`P#${person.userId}`)),
  );
}

/** Notes how many messages of these rooms are there. */
export const noteImported = (rooms: { id: string; messages: number }[]): Promise<void> =>
  writeBatch({ puts: rooms.map(({ id, messages }) => ({ ...noteKey(id), messages })) });

/** The sort keys of a room's items that begin so. */
export async function sortKeysOf(roomId: string, beginsWith: string): Promise<string[]> {
  const keys: string[] = [];
  let start: object | undefined;
  do {
    const page = await query<Item>(
      { partition: roomPartition(roomId), beginsWith, consistent: true },
      { limit: 1000, start },
    );
    keys.push(...page.items.map(({ sk }) => sk));
    start = page.lastKey;
  } while (start);
  return keys;
}
