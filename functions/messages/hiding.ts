import * as Rooms from "../rooms";
import { query, revise, updateItem } from "../table";
import * as Walks from "../walks";
import { activityKeys, authorKeys, type MessageItem, messageIdOf } from "./item";

const PAGE = 100;
const AT_ONCE = 10;

/** Takes a message of a deleted room out of all lists. */
export async function hide(message: MessageItem): Promise<void> {
  await updateItem(message, {
    set: { hidden: true },
    remove: ["gsi1pk", "gsi1sk", "gsi2pk", "gsi2sk"],
    when: "attribute_exists(pk) AND attribute_not_exists(hidden)",
  });
}

/** Puts a message of a room that was brought back into its lists; one that its author deleted stays among the author's own. */
export async function unhide(message: MessageItem): Promise<void> {
  await revise<MessageItem>(message, message, (standing) =>
    standing?.hidden
      ? {
          when: "hidden = :hidden",
          values: { ":hidden": true },
          set: {
            ...authorKeys(messageIdOf(standing), standing.authorId),
            ...(standing.deletedAt === undefined && activityKeys(messageIdOf(standing))),
          },
          remove: ["hidden"],
        }
      : undefined,
  );
}

/** Hides a page of a deleted room's messages, newest first. */
export const hideRoom: Walks.Walk = (step) => walk(step, (head) => head.deletedAt !== undefined, isShown, hide);

/** Brings back a page of a restored room's messages, newest first. */
export const unhideRoom: Walks.Walk = (step) => walk(step, (head) => head.deletedAt === undefined, isHidden, unhide);

const isHidden = ({ hidden = false }: MessageItem) => hidden;
const isShown = (message: MessageItem) => !isHidden(message);

async function walk(
  step: Walks.WalkStep,
  stillWanted: (head: Rooms.RoomItem) => boolean,
  needed: (message: MessageItem) => boolean,
  act: (message: MessageItem) => Promise<void>,
): Promise<Walks.WalkStep | undefined> {
  const { subject: roomId, from } = step;
  const head = await Rooms.getHead(roomId);
  // The room changed its mind: the other walk is under way.
  if (!head || !stillWanted(head)) return undefined;
  const partition = Rooms.roomPartition(roomId);
  const { items, lastKey } = await query<MessageItem>(
    { partition, beginsWith: "M#", newestFirst: true, consistent: true },
    { limit: PAGE, start: from === undefined ? undefined : { pk: partition, sk: from } },
  );
  const waiting = items.filter(needed);
  for (let start = 0; start < waiting.length; start += AT_ONCE) {
    const some = waiting.slice(start, start + AT_ONCE);
    await Walks.pace(some.length);
    await Promise.all(some.map(act));
  }
  return lastKey && { ...step, from: String(lastKey.sk) };
}
