import type { OwnReaction, Reaction } from "../../shared/reactions";
import * as Rooms from "../rooms";
import type { Item, Key } from "../table";

/** What one person chose on one message. `ttl` (seconds) is the message's own once it was deleted. */
export type ReactionItem = Item & { reaction: Reaction; gsi1pk: string; gsi1sk: string; ttl?: number };

/** Sorted by message, so that all of one message's are one range; outside the range of the room's talk. */
export const reactionsOf = (messageId: string) => `E#${messageId}#`;

export const reactionKey = (roomId: string, messageId: string, userId: string): Key => ({
  pk: Rooms.roomPartition(roomId),
  sk: `${reactionsOf(messageId)}${userId}`,
});

/** GSI1, in a person's partition: their reactions, by room and message. */
export const placeOf = (roomId: string, messageId = "") => `E#${roomId}#${messageId}`;

export const toReactionItem = (
  roomId: string,
  messageId: string,
  userId: string,
  reaction: Reaction,
): ReactionItem => ({
  ...reactionKey(roomId, messageId, userId),
  reaction,
  gsi1pk: Rooms.personPartition(userId),
  gsi1sk: placeOf(roomId, messageId),
});

export const messageIdOf = ({ sk }: Pick<Key, "sk">) => sk.split("#")[1]!;

/** What the index carries is enough. */
export const toOwnReaction = (item: Pick<ReactionItem, "sk" | "reaction">): OwnReaction => ({
  messageId: messageIdOf(item),
  reaction: item.reaction,
});
