import type { FoundMessage, MessageSearchPage } from "../../shared/search";
import * as Messages from "../messages";
import * as Rooms from "../rooms";
import { decodeCursor, encodeCursor, getItem, joinText, type PageRequest, query } from "../table";
import { fold } from "./fold";
import { markedIn, stands } from "./match";
import { parse, type Term } from "./parse";

/** Messages read at a time, and what one page of results may read: about 25 RCU. */
const WINDOW = 100;
const MAX_WINDOWS = 6;
const MAX_BYTES = 200_000;

/** The sort key of the last message that was looked at. */
type Position = { sk: string };

/**
 * Access pattern: a room's messages that hold what is asked for, newest first. A page looks at some 600 messages and tells
 * where to go on. @throws Problem not-found, gone, bad-cursor.
 */
export async function searchRoom(
  roomId: string,
  { q, cursor, limit }: { q: string } & PageRequest,
): Promise<MessageSearchPage> {
  const scope = `said ${roomId} ${q}`;
  const position = cursor === undefined ? undefined : decodeCursor<Position>(scope, cursor);
  const { terms } = parse(q);
  const checking = getItem<Rooms.RoomItem>(Rooms.roomKey(roomId)).then((head) => Rooms.confirmLive(roomId, head));
  const [{ items, last }] = await Promise.all([look(roomId, terms, limit, position?.sk), checking]);
  const next = last === undefined ? null : encodeCursor(scope, { sk: last } satisfies Position);
  return { items, next, more: next !== null };
}

async function look(roomId: string, terms: Term[], limit: number, from?: string) {
  const items: FoundMessage[] = [];
  if (terms.length === 0) return { items };
  const range = { partition: Rooms.roomPartition(roomId), beginsWith: "M#", newestFirst: true };
  let last = from;
  let bytes = 0;
  for (let windows = 0; windows < MAX_WINDOWS && bytes < MAX_BYTES; windows++) {
    const start = last === undefined ? undefined : { pk: range.partition, sk: last };
    const page = await query<Messages.MessageItem>(range, { limit: WINDOW, start });
    for (const message of page.items) {
      last = message.sk;
      const body = message.deletedAt === undefined ? joinText(message) : "";
      bytes += body.length;
      const folded = fold(body);
      if (!terms.every((term) => stands(term, folded))) continue;
      items.push({ ...Messages.toMessage(message), spans: markedIn(terms, body) });
      if (items.length === limit) return { items, last };
    }
    if (!page.lastKey) return { items };
  }
  return { items, last };
}
