import * as v from "valibot";
import { RESTORABLE_DAYS } from "../../shared/limits";
import type { Message } from "../../shared/messages";
import { DELETED_PERSON } from "../../shared/people";
import { REACTIONS, type ReactionCounts } from "../../shared/reactions";
import * as Rooms from "../rooms";
import { joinText, type Key, momentOf, shardOf, splitText, timeOf } from "../table";

export const messageKey = (roomId: string, messageId: string): Key => ({
  pk: Rooms.roomPartition(roomId),
  sk: `M#${messageId}`,
});

export const messageIdOf = ({ sk }: Pick<Key, "sk">) => sk.slice("M#".length);

/** GSI2 item collections, one a shard: all live messages, ordered by time. */
export const ACTIVITY = "A#";

export const MessageItem = v.looseObject({
  pk: v.pipe(v.string(), v.startsWith("R#")),
  sk: v.pipe(v.string(), v.startsWith("M#")),
  excerpt: v.string(),
  rest: v.optional(v.string()),
  authorId: v.string(),
  authorName: v.string(),
  /** As it was when this was said. */
  roomName: v.string(),
  version: v.number(),
  editedAt: v.optional(v.number()),
  deletedAt: v.optional(v.number()),
  /** Who deleted it, if not its author. `ban`: with all others of its author. */
  removedBy: v.optional(v.picklist(["host", "owner", "ban"])),
  /** Its room was deleted: it stands in no index. */
  hidden: v.optional(v.boolean()),
  /** The first that its author said in the community. */
  first: v.optional(v.boolean()),
  // How many people reacted, each kind by its name: docs/decisions/0060.
  ...v.entriesFromList(REACTIONS, v.optional(v.number())),
});
export type MessageItem = v.InferOutput<typeof MessageItem>;

/** What a message is made of, whether somebody says it now or it is imported. */
export type NewMessage = {
  id: string;
  room: { id: string; name: string };
  author: { userId: string; username: string };
  body: string;
  isFirst?: boolean;
};

/** The index key of a message in its author's own list, where it stays while it is deleted. Nobody has no list. */
export const authorKeys = (messageId: string, authorId: string) =>
  authorId === DELETED_PERSON.id ? {} : { gsi1pk: Rooms.personPartition(authorId), gsi1sk: `A#${messageId}` };

/** The index key of a live message in everybody's activity. */
export const activityKeys = (messageId: string) => ({
  gsi2pk: `${ACTIVITY}${shardOf(messageId)}`,
  gsi2sk: timeOf(messageId),
});

export const toMessageItem = ({ id, room, author, body, isFirst }: NewMessage): MessageItem => ({
  ...messageKey(room.id, id),
  ...splitText(body),
  authorId: author.userId,
  authorName: author.username,
  roomName: room.name,
  version: 1,
  ...(isFirst && { first: true }),
  ...authorKeys(id, author.userId),
  ...activityKeys(id),
});

const RESTORABLE_MS = RESTORABLE_DAYS * 24 * 3600 * 1000;

/** Until when a message deleted at that time can be brought back, in milliseconds. */
export const restorableUntil = (deletedAt: number) => deletedAt + RESTORABLE_MS;

/** Deleted for good: the table removes such items days late, so this is asked on every read. */
export const isExpired = ({ deletedAt }: { deletedAt?: number }) =>
  deletedAt !== undefined && restorableUntil(deletedAt) <= Date.now();

const momentAt = (at: number | undefined) => (at === undefined ? undefined : new Date(at).toISOString());

/** What was said, deleted or not. */
export const textOf = (item: MessageItem) => joinText(item);

/** How many people reacted to a message; undefined when nobody did. */
export function reactionsOf(item: MessageItem): ReactionCounts | undefined {
  const counts = REACTIONS.flatMap((reaction) => (item[reaction] ? [[reaction, item[reaction]] as const] : []));
  return counts.length > 0 ? Object.fromEntries(counts) : undefined;
}

/** A deleted message keeps its place and says nothing. */
export const toMessage = (item: MessageItem): Message => ({
  id: messageIdOf(item),
  roomId: Rooms.roomIdOf(item),
  author: { id: item.authorId, username: item.authorName },
  body: item.deletedAt === undefined ? joinText(item) : "",
  createdAt: momentOf(messageIdOf(item)),
  editedAt: momentAt(item.editedAt),
  deletedAt: momentAt(item.deletedAt),
  ...(item.removedBy && { removedBy: item.removedBy === "host" ? "host" : "owner" }),
  ...(item.deletedAt === undefined && {
    ...(item.first && { isFirst: true }),
    reactions: reactionsOf(item),
  }),
  version: item.version,
});
