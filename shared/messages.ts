import * as v from "valibot";
import { Id, Moment } from "./ids";
import { PAGE, TEXT_LIMITS } from "./limits";
import { CursorText, PageSize, pageOf } from "./pages";
import { PersonRef } from "./people";
import { ReactionCounts } from "./reactions";
import { Participant, Room } from "./rooms";
import { SearchText } from "./search-text";
import { spokenText } from "./text";

export const MessageBody = spokenText(TEXT_LIMITS.message);

export const MessageDraft = v.strictObject({ body: MessageBody });
export type MessageDraft = v.InferOutput<typeof MessageDraft>;

/** A deleted message keeps its place: `deletedAt` is there and `body` is empty. `removedBy`: others than its author did it. */
export const Message = v.object({
  id: Id,
  roomId: Id,
  author: PersonRef,
  body: v.string(),
  createdAt: Moment,
  editedAt: v.optional(Moment),
  deletedAt: v.optional(Moment),
  removedBy: v.optional(v.picklist(["host", "owner"])),
  /** Only its author gets it so: it is shown to others once the community's owner has looked at it. */
  waits: v.optional(v.literal(true)),
  /** The first that its author said in the community. */
  isFirst: v.optional(v.literal(true)),
  reactions: v.optional(ReactionCounts),
  version: v.number(),
});
export type Message = v.InferOutput<typeof Message>;

/**
 * Which part of a room's talk: at most one of `before` (older than that message), `after` (newer than it),
 * `upto` (it and older) and `around` (it in the middle), each a message id; without one, the newest.
 * `cursor` goes on where a page ended: after `after` towards newer messages, else towards older ones. Items come oldest first.
 * With `q`, only messages that hold what it asks for, newest first: see shared/search.ts.
 */
export const MessageListQuery = v.pipe(
  v.strictObject({
    before: v.optional(Id),
    after: v.optional(Id),
    upto: v.optional(Id),
    around: v.optional(Id),
    q: v.optional(SearchText),
    cursor: v.optional(CursorText),
    limit: v.optional(PageSize, String(PAGE.messages)),
  }),
  v.check(
    ({ before, after, upto, around, q, cursor }) =>
      [before, after, upto, around, q ?? cursor].filter((one) => one !== undefined).length <= 1,
    "Ask by one of before, after, upto, around, q and cursor.",
  ),
);
export type MessageListQuery = v.InferOutput<typeof MessageListQuery>;

/** How many messages a room's page starts with. */
export const RoomPageQuery = v.strictObject({ limit: v.optional(PageSize, String(PAGE.messages)) });

/** A room with its newest messages (oldest of them first; `next` leads to older ones) and its first participants. */
export const RoomPage = v.object({ room: Room, messages: pageOf(Message), participants: pageOf(Participant) });
export type RoomPage = v.InferOutput<typeof RoomPage>;
