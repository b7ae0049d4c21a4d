import * as v from "valibot";
import { Id, Moment } from "./ids";
import { PAGE } from "./limits";
import { CursorText, PageSize } from "./pages";

/** What one can say to a message without a word: one of these a person and message. */
export const REACTIONS = ["thanks", "agree", "laugh", "idea"] as const;
export const Reaction = v.picklist(REACTIONS);
export type Reaction = v.InferOutput<typeof Reaction>;

/** How many people reacted, by what; what nobody chose is left out. */
export const ReactionCounts = v.object(v.entriesFromList(REACTIONS, v.optional(v.number())));
export type ReactionCounts = v.InferOutput<typeof ReactionCounts>;

export const ReactionChoice = v.strictObject({ reaction: Reaction });
export type ReactionChoice = v.InferOutput<typeof ReactionChoice>;

/** What one chose oneself. */
export const OwnReaction = v.object({ messageId: Id, reaction: Reaction });
export type OwnReaction = v.InferOutput<typeof OwnReaction>;

/** One's own reactions in a room, on the messages `from` one `to` another, both included. */
export const OwnReactionQuery = v.strictObject({
  room: Id,
  from: v.optional(Id),
  to: v.optional(Id),
  cursor: v.optional(CursorText),
  limit: v.optional(PageSize, String(PAGE.max)),
});
export type OwnReactionQuery = v.InferOutput<typeof OwnReactionQuery>;

/** Which message answers the room. */
export const AnswerChoice = v.strictObject({ messageId: Id });
export type AnswerChoice = v.InferOutput<typeof AnswerChoice>;

/**
 * A room of one's own that somebody waits in. `waits`: others have the last word, said after an answer was last marked;
 * `since` is when they took it, with `messageId`. `quiet`: nobody else is in it, `since` it was opened.
 */
export const UnansweredRoom = v.object({
  room: v.object({ id: Id, name: v.string() }),
  reason: v.picklist(["waits", "quiet"]),
  since: Moment,
  messageId: v.optional(Id),
});
export type UnansweredRoom = v.InferOutput<typeof UnansweredRoom>;
