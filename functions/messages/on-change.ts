import * as Rooms from "../rooms";
import { deleteItem, getItem, type ItemChange, type Listener, query, timeOf } from "../table";
import * as Unanswered from "../unanswered";
import * as Walks from "../walks";
import { hide, unhide } from "./hiding";
import { MessageItem, messageIdOf, messageKey } from "./item";

type Change = ItemChange<MessageItem>;

const isLive = (message: MessageItem | undefined) => message !== undefined && message.deletedAt === undefined;
const came = ({ before, after }: Change) =>
  isLive(after) && !after.hidden && (!isLive(before) || before?.hidden === true);
const went = ({ before, after }: Change) => isLive(before) && !isLive(after);
const wasHidden = ({ before, after }: Change) => before?.hidden !== after.hidden;

/**
 * Gives a room its place in the feeds after what was said or taken back in it, once a batch, tells its host whether it waits,
 * and keeps its messages out of the lists while it is deleted.
 */
export const messageListener: Listener<MessageItem> = {
  watches: ({ pk, sk }) => pk.startsWith("R#") && sk.startsWith("M#"),
  schema: MessageItem,
  async onChange(changes) {
    const first = changes[0];
    if (!first) return;
    const roomId = Rooms.roomIdOf(first.after);
    const moved = changes.filter((change) => came(change) || went(change) || wasHidden(change));
    if (moved.length === 0) return;
    const { head, last } = await place(roomId, moved);
    await align(head, moved);
    if (!moved.some((change) => came(change) || went(change))) return;
    await followAnswer(head, moved);
    await Unanswered.follow(head, last);
  },
};

type LastWord = Unanswered.LastWord | undefined;

/** Moves the room to where it now stands and answers its head, with the last word in it. */
async function place(roomId: string, changes: Change[]): Promise<{ head?: Rooms.RoomItem; last?: LastWord }> {
  if (changes.some(went)) return settle(roomId);
  // A record may come again long after its message was taken back, so the table is asked, not the record.
  const last = changes.some(came) ? await lastWordIn(roomId) : undefined;
  const head = await (last === undefined ? Rooms.getHead(roomId) : Rooms.touch(roomId, last.at));
  return { head, last };
}

async function settle(roomId: string): Promise<{ head?: Rooms.RoomItem; last?: LastWord }> {
  let last: LastWord;
  const head = await Rooms.settle(roomId, async () => {
    last = await lastWordIn(roomId);
    return last?.at;
  });
  return { head, last };
}

/** The newest message that was not deleted. */
async function lastWordIn(roomId: string): Promise<LastWord> {
  const range = { partition: Rooms.roomPartition(roomId), beginsWith: "M#", newestFirst: true, consistent: true };
  let start: object | undefined;
  // Mostly the very newest is it.
  for (let limit = 1; ; limit = 50) {
    const { items, lastKey } = await query<MessageItem>(range, { limit, start });
    const newest = items.find(isLive);
    if (newest) return { messageId: messageIdOf(newest), authorId: newest.authorId, at: timeOf(messageIdOf(newest)) };
    if (!lastKey) return undefined;
    start = lastKey;
  }
}

/** What answers the room is marked while it is there: the table is asked for it, not the record. */
async function followAnswer(head: Rooms.RoomItem | undefined, changes: Change[]): Promise<void> {
  const { answerId } = head ?? {};
  if (!head || answerId === undefined || !changes.some(({ after }) => messageIdOf(after) === answerId)) return;
  const key = messageKey(Rooms.roomIdOf(head), answerId);
  await Rooms.showAnswer(head, isLive(await getItem<MessageItem>(key, { consistent: true })));
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

/** What of a head decides whether the room waits for its host. */
const waitsBy = (head: Rooms.RoomItem | undefined) =>
  head &&
  JSON.stringify([
    isDeleted(head),
    head.hostId,
    head.name,
    head.participantCount <= 1,
    head.answered && head.answeredAt,
  ]);

/** A room's messages leave the lists with it and come back with it, and its host is told whether it waits. */
export const roomListener: Listener<Rooms.RoomItem> = {
  watches: ({ pk, sk }) => pk.startsWith("R#") && sk === "N",
  schema: Rooms.RoomItem,
  async onChange(changes) {
    const changed = changes.filter(({ before, after }) => waitsBy(before) !== waitsBy(after)).at(-1)?.after;
    if (!changed) return;
    const roomId = Rooms.roomIdOf(changed);
    const turned = changes.filter(({ before, after }) => isDeleted(before) !== isDeleted(after)).at(-1)?.after;
    if (turned && isDeleted(turned)) await Walks.request({ step: "hide-room", subject: roomId });
    // What was taken back while the room was away did not move it.
    const { head, last } = await settle(roomId);
    await Unanswered.follow(head, last);
    if (turned && !isDeleted(turned)) await Walks.request({ step: "unhide-room", subject: roomId });
  },
};
