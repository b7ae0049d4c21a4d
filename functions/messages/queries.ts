import { PAGE } from "../../shared/limits";
import type { Message, MessageListQuery, RoomPage } from "../../shared/messages";
import type { Page } from "../../shared/pages";
import * as Rooms from "../rooms";
import { decodeCursor, encodeCursor, type Item, query } from "../table";
import { isExpired, type MessageItem, messageKey, toMessage } from "./item";

type Direction = "older" | "newer";

/** Where a list of messages goes on: after that message, in that direction. */
type Position = { direction: Direction; sk: string };

const scopeOf = (roomId: string) => `messages ${roomId}`;

// "M#…" < "N" < "P#…": in a room's partition the head stands right after the newest message.
const talk = (roomId: string) => ({ partition: Rooms.roomPartition(roomId), from: "M#", to: "N" });

type Stretch = { head?: Rooms.RoomItem; messages: MessageItem[]; more: boolean };

const toStretch = (items: Item[], limit: number): Stretch => {
  const messages = items.filter(({ sk }) => sk !== "N") as MessageItem[];
  const head = items.find(({ sk }) => sk === "N") as Rooms.RoomItem | undefined;
  return { head, messages: messages.slice(0, limit), more: messages.length > limit };
};

/** A room's head and its newest messages, newest first, in one request. */
const newest = async (roomId: string, limit: number, { consistent = false } = {}) =>
  // One for the head, one to see whether there is more.
  toStretch((await query({ ...talk(roomId), newestFirst: true, consistent }, { limit: limit + 2 })).items, limit);

/** Messages before one, newest first. */
const older = async (roomId: string, sk: string, limit: number) => {
  const start = { pk: Rooms.roomPartition(roomId), sk };
  return toStretch((await query({ ...talk(roomId), newestFirst: true }, { limit: limit + 1, start })).items, limit);
};

/** Messages after one, oldest first, with the head if they reach up to it. Consistent: whoever asks waits for an answer. */
const newer = async (roomId: string, sk: string, limit: number) => {
  const start = { pk: Rooms.roomPartition(roomId), sk };
  return toStretch((await query({ ...talk(roomId), consistent: true }, { limit: limit + 1, start })).items, limit);
};

function toPage(roomId: string, { messages, more }: Stretch, direction: Direction): Page<Message> {
  const last = messages.at(-1);
  const shown = messages.filter((message) => !isExpired(message)).map(toMessage);
  return {
    items: direction === "older" ? shown.reverse() : shown,
    next: more && last ? encodeCursor(scopeOf(roomId), { direction, sk: last.sk } satisfies Position) : null,
  };
}

/**
 * Access pattern: a room's page: its head with the newest messages in one request, and its first participants.
 * @throws Problem not-found, gone.
 */
export async function openRoom(roomId: string, { limit }: { limit: number }): Promise<RoomPage> {
  const [seen, participants] = await Promise.all([
    newest(roomId, limit),
    Rooms.queryParticipants(roomId, { limit: PAGE.default }),
  ]);
  const head = await Rooms.confirmLive(roomId, seen.head);
  // A room made a moment ago may be missed by the cheaper read, and its first message with it.
  const stretch = isThere(seen) ? seen : await newest(roomId, limit, { consistent: true });
  return { room: Rooms.toRoom(head), messages: toPage(roomId, stretch, "older"), participants };
}

const isThere = ({ head }: Stretch) => head !== undefined && head.deletedAt === undefined;

/**
 * Access pattern: part of a room's messages, oldest first. `next` goes on towards older messages, after `after` towards
 * newer ones. @throws Problem not-found, gone, bad-cursor.
 */
export async function list(roomId: string, { limit, ...part }: MessageListQuery): Promise<Page<Message>> {
  const { before, after, upto, around, cursor } = part;
  if (around !== undefined) return listAround(roomId, around, limit);
  const position = cursor === undefined ? undefined : decodeCursor<Position>(scopeOf(roomId), cursor);
  if (after !== undefined) return checked(roomId, newer(roomId, messageKey(roomId, after).sk, limit), "newer");
  if (position?.direction === "newer") return checked(roomId, newer(roomId, position.sk, limit), "newer");
  if (position) return checked(roomId, older(roomId, position.sk, limit), "older");
  if (before !== undefined) return checked(roomId, older(roomId, messageKey(roomId, before).sk, limit), "older");
  if (upto !== undefined) return checked(roomId, older(roomId, justAfter(roomId, upto), limit), "older");
  return checked(roomId, newest(roomId, limit), "older");
}

/** The last position that is still before whatever follows a message. */
const justAfter = (roomId: string, messageId: string) => `${messageKey(roomId, messageId).sk}~`;

async function listAround(roomId: string, messageId: string, limit: number): Promise<Page<Message>> {
  const before = Math.ceil(limit / 2);
  const [earlier, later] = await Promise.all([
    checked(roomId, older(roomId, justAfter(roomId, messageId), before), "older"),
    newer(roomId, messageKey(roomId, messageId).sk, limit - before),
  ]);
  return { items: [...earlier.items, ...toPage(roomId, later, "newer").items], next: earlier.next };
}

/** A stretch of messages as a page, once it is sure that their room is there: the head, if it came along, tells. */
async function checked(roomId: string, reading: Promise<Stretch>, direction: Direction): Promise<Page<Message>> {
  const stretch = await reading;
  if (!isThere(stretch)) await Rooms.confirmLive(roomId, stretch.head);
  return toPage(roomId, stretch, direction);
}
