import { Problem } from "../../shared/problems";
import type { Reaction } from "../../shared/reactions";
import * as Limits from "../limits";
import * as Messages from "../messages";
import * as Rooms from "../rooms";
import { type Fragment, getItem, getItems, type Item, transact } from "../table";
import type { Actor } from "../users";
import { type ReactionItem, reactionKey, toReactionItem } from "./item";

const TRIES = 8;

/**
 * Says something to another's message without a word, in place of what one chose before. The same again is fine.
 * @throws Problem too-many, not-found, gone (the room or the message was deleted), locked, conflict on one's own message.
 */
export async function react(actor: Actor, roomId: string, messageId: string, reaction: Reaction): Promise<void> {
  const { head, own } = await see(actor, roomId, messageId);
  await Rooms.requireOpen(roomId, head, actor);
  await settle(actor, roomId, messageId, own, (standing) =>
    standing?.reaction === reaction ? undefined : choosing(actor, roomId, messageId, standing, reaction),
  );
}

/** Takes back what one chose; there may be none. @throws Problem too-many, not-found, gone (the room). */
export async function takeBack(actor: Actor, roomId: string, messageId: string): Promise<void> {
  const { own } = await see(actor, roomId, messageId);
  const key = reactionKey(roomId, messageId, actor.userId);
  const former = await settle(
    actor,
    roomId,
    messageId,
    own,
    (standing) =>
      standing && [
        { delete: key, ...asSeen(standing) },
        { ...Messages.uncountingReaction(roomId, messageId, standing.reaction), otherwise: unknown },
      ],
  );
  if (!former) unknown(await getItem(Messages.messageKey(roomId, messageId), { consistent: true }));
}

function unknown(message: Item | undefined) {
  if (!message) throw new Problem("not-found", { detail: "There is no such message." });
}

async function see(actor: Actor, roomId: string, messageId: string) {
  const [seen, room, own] = await getItems([
    Limits.limitKey(actor.userId, "reactions"),
    Rooms.roomKey(roomId),
    reactionKey(roomId, messageId, actor.userId),
  ]);
  await Limits.spend(actor, "reactions", { seen });
  const head = await Rooms.confirmLive(roomId, room as Rooms.RoomItem | undefined);
  return { head, own: own as ReactionItem | undefined };
}

const asSeen = ({ reaction }: ReactionItem) => ({ when: "reaction = :seen", values: { ":seen": reaction } });

function choosing(
  actor: Actor,
  roomId: string,
  messageId: string,
  standing: ReactionItem | undefined,
  reaction: Reaction,
): Fragment[] {
  const item = toReactionItem(roomId, messageId, actor.userId, reaction);
  const change: Fragment = standing
    ? { update: item, change: { set: { reaction } }, ...asSeen(standing) }
    : { put: item, when: "attribute_not_exists(pk)" };
  const by = { [reaction]: 1, ...(standing && { [standing.reaction]: -1 }) };
  return [change, Messages.countingReaction(actor, roomId, messageId, by)];
}

/**
 * Writes a choice and its count together, on condition that what stood there still does: so a second click, a repeat and two
 * tabs at once count once. What seems done is read again before it is left so. Answers what stood there before.
 */
async function settle(
  { userId }: Actor,
  roomId: string,
  messageId: string,
  seen: ReactionItem | undefined,
  decide: (standing: ReactionItem | undefined) => Fragment[] | undefined,
): Promise<ReactionItem | undefined> {
  const key = reactionKey(roomId, messageId, userId);
  let standing = seen;
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const fragments = decide(standing);
    if (fragments ? await transact(fragments) : attempt > 0) return standing;
    standing = await getItem<ReactionItem>(key, { consistent: true });
  }
  throw new Problem("unavailable", { detail: "Too much at once. Try again.", retryAfter: 1 });
}
