import * as Rooms from "../rooms";
import { deleteItem, type ItemChange, type Listener, query, timeOf } from "../table";
import * as Walks from "../walks";
import { hide, unhide } from "./hiding";
import { MessageItem, messageIdOf } from "./item";

type Change = ItemChange<MessageItem>;

const isLive = (message: MessageItem | undefined) => message !== undefined && message.deletedAt === undefined;
const came = ({ before, after }: Change) =>
  isLive(after) && !after.hidden && (!isLive(before) || before?.hidden === true);
const went = ({ before, after }: Change) => isLive(before) && !isLive(after);
const wasHidden = ({ before, after }: Change) => before?.hidden !== after.hidden;

/**
 * Gives a room its place in the feeds after what was said or taken back in it, once a batch, and keeps its messages out of
 * the lists while it is deleted.
 */
export const messageListener: Listener<MessageItem> = {
  watches: ({ pk, sk }) => pk.startsWith("R#") && sk.startsWith("M#"),
  schema: MessageItem,
  async onChange(changes) {
    const first = changes[0];
    if (!first) return;
    const roomId = Rooms.roomIdOf(first.after);
    const moved = changes.filter((change) => came(change) || went(change) || wasHidden(change));
    if (moved.length > 0) await align(await place(roomId, moved), moved);
  },
};

/** Moves the room to where it now stands and answers its head. */
async function place(roomId: string, changes: Change[]): Promise<Rooms.RoomItem | undefined> {
  if (changes.some(went)) return Rooms.settle(roomId, () => newestAt(roomId));
  // A record may come again long after its message was taken back, so the table is asked, not the record.
  const newest = changes.some(came) ? await newestAt(roomId) : undefined;
  return newest === undefined ? Rooms.getHead(roomId) : Rooms.touch(roomId, newest);
}

/** When the newest message that was not deleted was said. */
async function newestAt(roomId: string): Promise<number | undefined> {
  const range = { partition: Rooms.roomPartition(roomId), beginsWith: "M#", newestFirst: true, consistent: true };
  let start: object | undefined;
  // Mostly the very newest is it.
  for (let limit = 1; ; limit = 50) {
    const { items, lastKey } = await query<MessageItem>(range, { limit, start });
    const newest = items.find(isLive);
    if (newest) return timeOf(messageIdOf(newest));
    if (!lastKey) return undefined;
    start = lastKey;
  }
}

/** A message that came into a deleted room is hidden, one that was hidden in a live room shown, one without a room removed. */
async function align(head: Rooms.RoomItem | undefined, changes: Change[]): Promise<void> {
  const latest = new Map(changes.map(({ after }) => [after.sk, after]));
  for (const message of latest.values()) {
    if (!head) await deleteItem(message);
    else if (isDeleted(head) && !message.hidden) await hide(message);
    else if (!isDeleted(head) && message.hidden) await unhide(message);
  }
}

const isDeleted = (room: Rooms.RoomItem | undefined) => room?.deletedAt !== undefined;

/** A room's messages leave the lists with it and come back with it. */
export const roomListener: Listener<Rooms.RoomItem> = {
  watches: ({ pk, sk }) => pk.startsWith("R#") && sk === "N",
  schema: Rooms.RoomItem,
  async onChange(changes) {
    const turned = changes.filter(({ before, after }) => isDeleted(before) !== isDeleted(after)).at(-1)?.after;
    if (!turned) return;
    const subject = Rooms.roomIdOf(turned);
    if (isDeleted(turned)) return Walks.request({ step: "hide-room", subject });
    // What was taken back while the room was away did not move it.
    await Rooms.settle(subject, () => newestAt(subject));
    await Walks.request({ step: "unhide-room", subject });
  },
};
