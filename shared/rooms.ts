import * as v from "valibot";
import { Id, Moment } from "./ids";
import { TEXT_LIMITS } from "./limits";
import { PageQuery } from "./pages";
import { PersonRef } from "./people";
import { nameText, proseText } from "./text";
import { TopicName, TopicRef } from "./topics";

export const RoomName = nameText(TEXT_LIMITS.roomName);
export const Description = proseText(TEXT_LIMITS.description);

/** What it takes to open a room. The topic is made if nobody has named it yet. */
export const RoomDraft = v.strictObject({
  name: RoomName,
  topic: TopicName,
  description: v.optional(Description, ""),
});
export type RoomDraft = v.InferOutput<typeof RoomDraft>;

export const RoomChanges = v.pipe(
  v.strictObject({
    name: v.optional(RoomName),
    topic: v.optional(TopicName),
    description: v.optional(Description),
  }),
  v.check((changes) => Object.keys(changes).length > 0, "Say what to change."),
);
export type RoomChanges = v.InferOutput<typeof RoomChanges>;

/** A room as lists of one person's rooms and of search results show it: what never changes by talking in it. */
export const RoomCard = v.object({
  id: Id,
  name: v.string(),
  excerpt: v.string(),
  topic: TopicRef,
  host: PersonRef,
  createdAt: Moment,
});
export type RoomCard = v.InferOutput<typeof RoomCard>;

const liveFields = { participantCount: v.number(), lastActivityAt: Moment, version: v.number() };

/** A room as the feeds show it. */
export const RoomSummary = v.object({
  ...RoomCard.entries,
  ...liveFields,
  /** Its host marked what answers it. */
  isAnswered: v.optional(v.literal(true)),
});
export type RoomSummary = v.InferOutput<typeof RoomSummary>;

/** A room as its own page shows it: the whole description in place of the excerpt. `version` goes back as `If-Match`. */
export const Room = v.object({
  id: Id,
  name: v.string(),
  description: v.string(),
  topic: TopicRef,
  host: PersonRef,
  createdAt: Moment,
  ...liveFields,
  /** Since then only its host can write in it. */
  lockedAt: v.optional(Moment),
  /** The message that answers it, marked by its host. */
  answerId: v.optional(Id),
});
export type Room = v.InferOutput<typeof Room>;

/** The rooms' list: all of them, or those of the topic with this id. */
export const RoomListQuery = v.strictObject({ ...PageQuery.entries, topic: v.optional(Id) });
export type RoomListQuery = v.InferOutput<typeof RoomListQuery>;

/** Someone who joined or spoke. */
export const Participant = v.object({ ...PersonRef.entries, isHost: v.boolean(), joinedAt: Moment });
export type Participant = v.InferOutput<typeof Participant>;
