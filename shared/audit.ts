import * as v from "valibot";
import { Id, Moment } from "./ids";
import { PAGE } from "./limits";
import { CursorText, PageSize } from "./pages";
import { PersonRef } from "./people";

const AUDIT_ACTIONS = [
  "settings-changed",
  "owner-granted",
  "message-removed",
  "message-restored",
  "message-approved",
  "message-refused",
  "room-removed",
  "room-restored",
  "room-locked",
  "room-unlocked",
  "person-banned",
  "person-unbanned",
  "posts-hidden",
  "posts-shown",
  "topic-renamed",
  "topics-merged",
  "report-closed",
] as const;
export const AuditAction = v.picklist(AUDIT_ACTIONS);
export type AuditAction = v.InferOutput<typeof AuditAction>;

/** One act of an owner or host over others: who did what, to whose things, and why. */
export const AuditEntry = v.object({
  id: Id,
  at: Moment,
  action: AuditAction,
  /** Null when the person has since erased their account. */
  actor: v.nullable(PersonRef),
  /** The person it was done to, or whose thing it was. */
  about: v.nullable(PersonRef),
  room: v.nullable(v.object({ id: Id, name: v.string() })),
  messageId: v.nullable(Id),
  note: v.string(),
});
export type AuditEntry = v.InferOutput<typeof AuditEntry>;

/** The audit list is read month by month, newest first. */
export const AuditQuery = v.strictObject({
  month: v.optional(v.pipe(v.string(), v.regex(/^\d{4}-(0[1-9]|1[0-2])$/, "This is a month like 2026-11."))),
  cursor: v.optional(CursorText),
  limit: v.optional(PageSize, String(PAGE.default)),
});
export type AuditQuery = v.InferOutput<typeof AuditQuery>;
