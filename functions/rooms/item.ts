import * as v from "valibot";
import { DELETED_PERSON } from "../../shared/people";
import { type Change, type Fragment, type Key, shardOf, splitText, timeOf } from "../table";

export const roomPartition = (roomId: string) => `R#${roomId}`;
export const roomKey = (roomId: string): Key => ({ pk: roomPartition(roomId), sk: "N" });
export const memberKey = (roomId: string, userId: string): Key => ({ pk: roomPartition(roomId), sk: `P#${userId}` });

export const roomIdOf = ({ pk }: Pick<Key, "pk">) => pk.slice("R#".length);

/** GSI1 item collection: one topic's rooms, ordered by last activity. */
export const topicPartition = (topicId: string) => `T#${topicId}`;
/** GSI2 item collections, one a shard: all live rooms, ordered by last activity. */
export const FEED = "F#";
/** GSI2 item collection: deleted rooms, ordered by when they are due to be purged. */
export const PURGE = "PURGE";
/** GSI2 item collection: the live rooms that a person hosts, ordered by creation. */
export const hostPartition = (userId: string) => `H#${userId}`;
/** GSI1 item collection: what a person did. `A#` begins what was created and sent, `J#` what was joined. */
export const personPartition = (userId: string) => `U#${userId}`;

/** A room's place in a topic: times as text sort like numbers when they are of one length. */
const activitySortKey = (lastAt: number, roomId: string) => `${String(lastAt).padStart(15, "0")}${roomId}`;
export const lastAtOf = ({ gsi1sk, gsi2sk }: { gsi1sk?: string; gsi2sk?: number }) =>
  gsi2sk ?? Number(gsi1sk?.slice(0, 15));

const headKey = { pk: v.pipe(v.string(), v.startsWith("R#")), sk: v.string() };

export const RoomItem = v.looseObject({
  ...headKey,
  sk: v.literal("N"),
  name: v.string(),
  excerpt: v.string(),
  rest: v.optional(v.string()),
  topicId: v.string(),
  topicName: v.string(),
  hostId: v.string(),
  hostName: v.string(),
  participantCount: v.number(),
  version: v.number(),
  /** Milliseconds: the newest live message, or the room's creation. */
  lastAt: v.number(),
  deletedAt: v.optional(v.number()),
  /** Milliseconds: until then a deleted room can be brought back. */
  purgeAt: v.optional(v.number()),
  purging: v.optional(v.boolean()),
  /** The community's owner deleted it, so its host cannot bring it back. */
  removedBy: v.optional(v.literal("owner")),
  /** Milliseconds: since then only its host can write in it. */
  lockedAt: v.optional(v.number()),
  /** The message that answers it, and since when (milliseconds). `answered`: that message is there to be seen. */
  answerId: v.optional(v.string()),
  answeredAt: v.optional(v.number()),
  answered: v.optional(v.boolean()),
});
export type RoomItem = v.InferOutput<typeof RoomItem>;

export const MemberItem = v.looseObject({
  ...headKey,
  authorName: v.string(),
  joinedAt: v.number(),
  isHost: v.optional(v.boolean()),
});
export type MemberItem = v.InferOutput<typeof MemberItem>;

export type Topic = { id: string; name: string };
export type Person = { userId: string; username: string };

/** What a room is made of, whether somebody opens it now or it is imported. */
export type NewRoom = { id: string; name: string; description: string; topic: Topic; host: Person };

export const createdAtOf = ({ pk }: Pick<Key, "pk">) => timeOf(roomIdOf({ pk }));

/** The index keys that give a live room its place in the feeds. */
export const feedKeys = (roomId: string, topicId: string, lastAt: number) => ({
  gsi1pk: topicPartition(topicId),
  gsi2pk: `${FEED}${shardOf(roomId)}`,
  ...feedPlace(roomId, lastAt),
});

/** Where in the feeds a live room stands. */
export const feedPlace = (roomId: string, lastAt: number) => ({
  lastAt,
  gsi1sk: activitySortKey(lastAt, roomId),
  gsi2sk: lastAt,
});

/** What the head and the host's membership both carry, so that cards of either read alike. */
const cardFields = ({ name, description, topic, host }: Omit<NewRoom, "id">) => ({
  name,
  excerpt: splitText(description).excerpt,
  topicId: topic.id,
  topicName: topic.name,
  hostId: host.userId,
  hostName: host.username,
});

/** A room's head with its host as the first participant. It stands in the feeds at its creation until somebody speaks. */
export const toRoomItem = (room: NewRoom, { lastAt = timeOf(room.id), participantCount = 1 } = {}): RoomItem => ({
  ...roomKey(room.id),
  sk: "N",
  ...cardFields(room),
  ...splitText(room.description),
  participantCount,
  version: 1,
  ...feedKeys(room.id, room.topic.id, lastAt),
});

/** The host's membership: the room's card among the rooms hosted, and its line in the host's activity. */
export const toHostItem = (room: NewRoom): MemberItem => ({
  ...memberKey(room.id, room.host.userId),
  ...cardFields(room),
  isHost: true,
  authorName: room.host.username,
  joinedAt: timeOf(room.id),
  gsi1pk: personPartition(room.host.userId),
  gsi1sk: `A#${room.id}`,
  ...hostKeys(room.id, room.host.userId),
});

/** The index keys of a live room among those that a person hosts. */
export const hostKeys = (roomId: string, hostId: string) => ({
  gsi2pk: hostPartition(hostId),
  gsi2sk: timeOf(roomId),
});

/** The write on a room's card in its host's membership. A host who left for good has none. */
export const onHostsCard = (roomId: string, hostId: string, change: Change): Fragment[] =>
  hostId === DELETED_PERSON.id ? [] : [{ update: memberKey(roomId, hostId), change, when: "attribute_exists(pk)" }];

/** Somebody who joined. `joiningId` is a ULID of the moment. */
export const toMemberItem = (room: { id: string }, person: Person, joiningId: string): MemberItem => ({
  ...memberKey(room.id, person.userId),
  authorName: person.username,
  joinedAt: timeOf(joiningId),
  gsi1pk: personPartition(person.userId),
  gsi1sk: `J#${joiningId}`,
});
