import { deleteItem, getItem, query, updateItem, writeBatch } from "../table";
import * as Walks from "../walks";
import { noteKey } from "./import";
import { PURGE, type RoomItem, roomIdOf, roomKey, roomPartition } from "./item";

const ROOMS_A_RUN = 25;
const PAGE = 100;
const BATCH = 25;

/** Begins to purge the rooms that have been deleted for 30 days, a bounded number each time. */
export async function purgeDue(now = Date.now()): Promise<void> {
  const due = { index: "gsi2", partition: PURGE, to: now } as const;
  const { items } = await query<RoomItem>(due, { limit: ROOMS_A_RUN });
  const outcomes = await Promise.allSettled(items.map((room) => begin(roomIdOf(room), now)));
  const failed = outcomes.find(({ status }) => status === "rejected");
  // One that fails holds up no other, but it is told.
  if (failed) throw (failed as PromiseRejectedResult).reason;
}

const LATE_MS = 24 * 3600_000;

/** Whether a room that was due a day ago is still there: the purge fails, or does not keep up. */
export async function isPurgeOverdue(now = Date.now()): Promise<boolean> {
  const { items } = await query({ index: "gsi2", partition: PURGE, to: now - LATE_MS }, { limit: 1 });
  return items.length > 0;
}

/** Begins one, or goes on where an earlier run stopped. */
async function begin(roomId: string, now: number): Promise<void> {
  if (await mark(roomId, now)) await Walks.request({ step: "purge-room", subject: roomId });
}

/** Marks a room that it cannot be brought back any more. Answers whether it is marked, by this or an earlier run. */
async function mark(roomId: string, now: number): Promise<boolean> {
  let standing: RoomItem | undefined;
  const marked = await updateItem<RoomItem>(roomKey(roomId), {
    set: { purging: true },
    when: "attribute_exists(deletedAt) AND purgeAt <= :now AND attribute_not_exists(purging)",
    values: { ":now": now },
    otherwise: (old) => {
      standing = old as RoomItem | undefined;
    },
  });
  return (marked ?? standing)?.purging === true;
}

/**
 * Removes a page of a room's items, its head last: whatever stops this, the next run finds what is left. The counts moved
 * when the room was deleted.
 */
export const purgeRoom: Walks.Walk = async (step) => {
  const roomId = step.subject;
  const head = await getItem<RoomItem>(roomKey(roomId), { consistent: true });
  if (head && !head.purging) return undefined;
  const { items } = await query({ partition: roomPartition(roomId), consistent: true }, { limit: PAGE });
  const stays = [roomKey(roomId).sk, noteKey(roomId).sk];
  const rest = items.filter(({ sk }) => !stays.includes(sk));
  for (let start = 0; start < rest.length; start += BATCH) {
    const batch = rest.slice(start, start + BATCH);
    await Walks.pace(batch.length);
    await writeBatch({ deletes: batch });
  }
  if (rest.length > 0) return step;
  await deleteItem(roomKey(roomId), { when: "purging = :purging", values: { ":purging": true } });
  return undefined;
};
