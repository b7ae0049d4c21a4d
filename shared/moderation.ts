import * as v from "valibot";
import { Id, Moment } from "./ids";
import { TEXT_LIMITS } from "./limits";
import { PersonRef, Username } from "./people";
import { proseText, spokenText } from "./text";
import { TopicName } from "./topics";

const Reason = spokenText(TEXT_LIMITS.reason);

/** What somebody finds wrong, and why: a message by its room and id, a room by its id, a person by their username. */
export const ReportDraft = v.pipe(
  v.strictObject({
    kind: v.picklist(["message", "room", "person"]),
    roomId: v.optional(Id),
    messageId: v.optional(Id),
    username: v.optional(Username),
    reason: Reason,
  }),
  v.check(
    ({ kind, roomId, messageId, username }) =>
      [kind === "person", kind !== "person", kind === "message"].every(
        (isNamed, at) => isNamed === ([username, roomId, messageId][at] !== undefined),
      ),
    "Name a message by roomId and messageId, a room by roomId, a person by username.",
  ),
);
export type ReportDraft = v.InferOutput<typeof ReportDraft>;

/** Something that waits for the community's owner: what people reported, and first posts with links. */
export const Report = v.object({
  id: Id,
  kind: v.picklist(["message", "room", "person", "first-post"]),
  createdAt: Moment,
  /** Whose it is. */
  about: PersonRef,
  room: v.nullable(v.object({ id: Id, name: v.string() })),
  messageId: v.nullable(Id),
  /** What it said when it was reported; of a first post, all of it. */
  text: v.string(),
  reason: v.string(),
  reporter: v.nullable(PersonRef),
  /** What has become of the thing: it is there, others than its author took it away, or it is gone. */
  now: v.picklist(["there", "removed", "gone"]),
  /** Whether the person it is about is banned. */
  isBanned: v.boolean(),
});
export type Report = v.InferOutput<typeof Report>;

/** A new account's first post with links waits for approval; it counts as new for so long. */
export const NEW_ACCOUNT_DAYS = 7;

export const Ban = v.strictObject({ reason: Reason, hidePosts: v.optional(v.boolean(), false) });
export type Ban = v.InferOutput<typeof Ban>;

/** One line of the list of who is banned. `by`: null when whoever banned has left since. */
export const BanEntry = v.object({
  id: Id,
  person: PersonRef,
  bannedAt: Moment,
  by: v.nullable(PersonRef),
  reason: v.string(),
  postsHidden: v.boolean(),
});
export type BanEntry = v.InferOutput<typeof BanEntry>;

export const BanState = v.object({ bannedAt: v.nullable(Moment) });
export type BanState = v.InferOutput<typeof BanState>;

/** Why a first post is turned down, for its author; it may be empty. */
export const Refusal = v.strictObject({ reason: v.optional(proseText(TEXT_LIMITS.reason), "") });
export type Refusal = v.InferOutput<typeof Refusal>;

export const TopicRename = v.strictObject({ name: TopicName });
export const TopicMerge = v.strictObject({ into: Id });
