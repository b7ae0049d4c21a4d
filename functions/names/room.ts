import type * as Messages from "../messages";
import * as Rooms from "../rooms";
import { query } from "../table";
import * as Walks from "../walks";

const PAGE = 100;
const AT_ONCE = 10;

/**
 * Carries a room's present name to a page of what bears it as it was: messages and memberships. Names usually stay as they
 * were when something was said; not so when they were somebody's words who has left for good.
 */
export const renameRoom: Walks.Walk = async ({ step, subject: roomId, from }) => {
  const head = await Rooms.getHead(roomId);
  if (!head) return undefined;
  const partition = Rooms.roomPartition(roomId);
  const range = { partition, from: "M#", to: "P$", consistent: true };
  const { items, lastKey } = await query<Messages.MessageItem>(range, {
    limit: PAGE,
    start: from === undefined ? undefined : { pk: partition, sk: from },
  });
  const stale = items.filter(({ roomName }) => roomName !== undefined && roomName !== head.name);
  for (let start = 0; start < stale.length; start += AT_ONCE) {
    const some = stale.slice(start, start + AT_ONCE);
    await Walks.pace(some.length);
    await Promise.all(some.map((item) => Rooms.renameIn(item, head.name)));
  }
  return lastKey && { step, subject: roomId, from: String(lastKey.sk) };
};
