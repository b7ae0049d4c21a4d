import * as v from "valibot";
import { Id, Moment } from "./ids";
import { PAGE } from "./limits";
import { Message } from "./messages";
import { CursorText, PageSize } from "./pages";
import { PersonRef } from "./people";
import { RoomCard } from "./rooms";
import { SearchText } from "./search-text";
import { Topic } from "./topics";

/**
 * Words match anywhere in a room's name, topic, host's username and description, each perhaps in another one, and what
 * was said in it; "quotes" keep words together. `exact=true` asks for what was typed even if it looks like a typing
 * error. `cursor` goes on, or searches further, with the same `q`, `topic` and `exact`.
 */
export const SearchQuery = v.strictObject({
  q: SearchText,
  topic: v.optional(Id),
  exact: v.optional(v.picklist(["true", "false"]), "false"),
  cursor: v.optional(CursorText),
  limit: v.optional(PageSize, String(PAGE.default)),
});
export type SearchQuery = v.InferOutput<typeof SearchQuery>;

/** A stretch of a text to mark: UTF-16 code units, as `text.slice(start, end)` takes them. In order, never overlapping. */
export const Span = v.object({ start: v.number(), end: v.number() });
export type Span = v.InferOutput<typeof Span>;

/** Where a room can match, best first. */
const MATCH_FIELDS = ["name", "topic", "host", "description", "said"] as const;
export const MatchField = v.picklist(MATCH_FIELDS);
export type MatchField = v.InferOutput<typeof MatchField>;

/**
 * Why a room was found. `text` is what to show: the room's name, the topic's name, the host's username, a piece of the
 * description, or a piece of the message; the spans are offsets into it. `message` is there when the field is `said`.
 */
export const Match = v.object({
  field: MatchField,
  text: v.string(),
  spans: v.array(Span),
  message: v.optional(v.object({ id: Id, author: PersonRef, createdAt: Moment })),
});
export type Match = v.InferOutput<typeof Match>;

/** A room that was found, with at most one match of each field, best first. */
export const Found = v.object({ room: RoomCard, matches: v.array(Match) });
export type Found = v.InferOutput<typeof Found>;

export const FoundPerson = v.object({ ...PersonRef.entries, spans: v.array(Span) });
export type FoundPerson = v.InferOutput<typeof FoundPerson>;

export const FoundTopic = v.object({ ...Topic.entries, spans: v.array(Span) });
export type FoundTopic = v.InferOutput<typeof FoundTopic>;

/**
 * One page of what was found, best first. People and topics come with the first page only.
 *
 * `next` null: this is all. Else there is a further page; when `more` is true the search stopped at its bound, so the
 * further page may find many or none ("20+ rooms", "Search further"), and this one may be short or even empty.
 *
 * `corrected` is there when fewer than three rooms say what was typed: the items from `from` on were found by searching
 * for `q` instead (`exact=true` leaves them out), those before it by what was typed.
 */
export const SearchPage = v.object({
  items: v.array(Found),
  people: v.array(FoundPerson),
  topics: v.array(FoundTopic),
  next: v.nullable(v.string()),
  more: v.boolean(),
  corrected: v.nullable(v.object({ q: v.string(), from: v.number() })),
});
export type SearchPage = v.InferOutput<typeof SearchPage>;

/** A message that says it, and where in its body. */
export const FoundMessage = v.object({ ...Message.entries, spans: v.array(Span) });
export type FoundMessage = v.InferOutput<typeof FoundMessage>;

/** What a room's messages answer when they are asked by `q`: newest first; `next` and `more` as in a `SearchPage`. */
export const MessageSearchPage = v.object({
  items: v.array(FoundMessage),
  next: v.nullable(v.string()),
  more: v.boolean(),
});
export type MessageSearchPage = v.InferOutput<typeof MessageSearchPage>;
