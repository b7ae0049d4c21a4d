import * as v from "valibot";
import { Id, Moment } from "./ids";

/** How long what was settled is told of. */
export const NOTICE_DAYS = 30;

/**
 * What somebody learns of their own case with the community: a first post that `waits` for the owner or was `refused`; a report
 * that `waits`, or that was looked at, whereupon something was done (`acted`), nothing (`kept`), or its author had taken the thing back
 * (`gone`); a message or room of theirs that was `removed`.
 */
export const Notice = v.object({
  id: Id,
  kind: v.picklist(["first-post", "report", "removal"]),
  state: v.picklist(["waits", "refused", "acted", "kept", "gone", "removed"]),
  /** What it is about. */
  about: v.picklist(["message", "room", "person"]),
  roomId: v.nullable(Id),
  messageId: v.nullable(Id),
  createdAt: Moment,
  settledAt: v.nullable(Moment),
  /** Their own words: all of a first post, or why they reported. */
  text: v.string(),
  /** Why it was refused, if the owner said so. */
  answer: v.string(),
  /** Of a removal: who did it. */
  by: v.nullable(v.picklist(["host", "owner"])),
});
export type Notice = v.InferOutput<typeof Notice>;
