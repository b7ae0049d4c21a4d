import { Problem } from "../../shared/problems";
import { REACTIONS, type Reaction } from "../../shared/reactions";
import type { Fragment } from "../table";
import type { Actor } from "../users";
import { type MessageItem, messageKey } from "./item";

type Counts = Partial<Record<Reaction, number>>;

/**
 * The write that counts what somebody chose, or chose in place of something else. Counts are no edit: the version stays.
 * @throws Problem not-found, gone; conflict for the message's own author.
 */
export const countingReaction = (actor: Actor, roomId: string, messageId: string, by: Counts): Fragment => ({
  update: messageKey(roomId, messageId),
  change: { add: by },
  when: "attribute_exists(pk) AND attribute_not_exists(deletedAt) AND authorId <> :actor",
  values: { ":actor": actor.userId },
  otherwise: (old) => {
    const message = old as MessageItem | undefined;
    if (!message) throw new Problem("not-found", { detail: "There is no such message." });
    if (message.deletedAt !== undefined) throw new Problem("gone", { detail: "This message was deleted." });
    throw new Problem("conflict", { detail: "One does not react to one's own words." });
  },
});

/** The write that counts one less. A message that is gone for good counts nothing: then it does not hold. */
export const uncountingReaction = (roomId: string, messageId: string, reaction: Reaction): Fragment => ({
  update: messageKey(roomId, messageId),
  change: { add: { [reaction]: -1 } },
  when: "attribute_exists(pk)",
});

/** Whether anybody reacted to a message, or did and took it back. */
export const hasReactions = (message: MessageItem) => REACTIONS.some((reaction) => message[reaction] !== undefined);
