import type * as Messages from "../messages";
import * as Rooms from "../rooms";
import { type Key, query } from "../table";

/** Something that a person left: a message, a reaction, or a membership of a room that they joined or host. */
export type Footprint = Key & { kind: "message" | "reaction" | "host" | "member"; roomId: string; name?: string };

/** Where a walk over somebody's footprints goes on; it travels in a walk's step. */
type Place =
  | { part: "lists"; start?: object }
  /** The messages of a deleted room stand in no list of their authors. */
  | { part: "deleted-rooms"; start?: object; room?: { id: string; start?: object } };

const PAGE = 100;

/**
 * Everything that a person left in rooms, a page at a time, oldest first; what is left meanwhile comes at the end. A page may
 * be empty while `next` is there.
 */
export async function page(userId: string, from?: string): Promise<{ items: Footprint[]; next?: string }> {
  const place: Place = from === undefined ? { part: "lists" } : JSON.parse(from);
  const { items, next } = await (place.part === "lists" ? listed(userId, place) : inDeletedRooms(userId, place));
  return { items, next: next && JSON.stringify(next) };
}

type Part<P extends Place["part"]> = Extract<Place, { part: P }>;
type Found = { items: Footprint[]; next?: Place };

type Entry = Key & { authorName?: string; hostName?: string; isHost?: boolean };

async function listed(userId: string, { start }: Part<"lists">): Promise<Found> {
  const range = { index: "gsi1", partition: Rooms.personPartition(userId) } as const;
  const { items, lastKey } = await query<Entry & Record<string, unknown>>(range, { limit: PAGE, start });
  return {
    items: items.map(toFootprint),
    next: lastKey ? { part: "lists", start: lastKey } : { part: "deleted-rooms" },
  };
}

const toFootprint = ({ pk, sk, authorName, hostName }: Entry): Footprint => ({
  pk,
  sk,
  roomId: Rooms.roomIdOf({ pk }),
  kind: kindOf({ sk, hostName }),
  name: hostName ?? authorName,
});

function kindOf({ sk, hostName }: Pick<Entry, "sk" | "hostName">): Footprint["kind"] {
  if (sk.startsWith("M#")) return "message";
  if (sk.startsWith("E#")) return "reaction";
  // The index carries no `isHost`, but only a host's membership bears the host's name.
  return hostName === undefined ? "member" : "host";
}

async function inDeletedRooms(userId: string, place: Part<"deleted-rooms">): Promise<Found> {
  if (place.room) return inDeletedRoom(userId, place, place.room);
  const deleted = { index: "gsi2", partition: Rooms.PURGE } as const;
  const { items, lastKey } = await query(deleted, { limit: 1, start: place.start });
  const [room] = items;
  // The key of a last item comes along even if nothing follows.
  if (!room) return { items: [] };
  return { items: [], next: { part: "deleted-rooms", start: lastKey, room: { id: Rooms.roomIdOf(room) } } };
}

async function inDeletedRoom(
  userId: string,
  { start: nextRoom }: Part<"deleted-rooms">,
  { id, start }: { id: string; start?: object },
): Promise<Found> {
  const { items, next } = await saidIn(id, userId, start);
  if (next) return { items, next: { part: "deleted-rooms", start: nextRoom, room: { id, start: next } } };
  return { items, next: nextRoom && { part: "deleted-rooms", start: nextRoom } };
}

/** What a person said in one room, a page of its messages at a time: there may be none on a page. */
export async function saidIn(roomId: string, userId: string, start?: object) {
  const range = { partition: Rooms.roomPartition(roomId), beginsWith: "M#" };
  const { items, lastKey } = await query<Messages.MessageItem>(range, { limit: PAGE, start });
  return { items: items.filter(({ authorId }) => authorId === userId).map(toFootprint), next: lastKey };
}
