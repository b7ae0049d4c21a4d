import type { AuditAction, AuditEntry } from "../../shared/audit";
import { type Item, momentOf, newId } from "../table";
import type { Actor } from "../users";

/** Acts are kept by month, so that no partition grows for ever. `at` in milliseconds. */
export const auditPartition = (month: string) => `AUDIT#${month.replace("-", "")}`;

export const monthOf = (at: number) => new Date(at).toISOString().slice(0, 7);

/** The months from then, in milliseconds, to now. */
export function monthsSince(since: number, now = Date.now()): string[] {
  const months = [];
  const first = new Date(since);
  for (let at = Date.UTC(first.getUTCFullYear(), first.getUTCMonth()); at <= now; ) {
    months.push(monthOf(at));
    const month = new Date(at);
    at = Date.UTC(month.getUTCFullYear(), month.getUTCMonth() + 1);
  }
  return months;
}

/** What was done to a person's things, and what a person did: how erasure finds an account in the list. */
export const aboutPartition = (userId: string) => `ABOUT#${userId}`;
export const byPartition = (userId: string) => `BY#${userId}`;

export type Act = {
  action: AuditAction;
  about?: Actor;
  room?: { id: string; name: string };
  messageId?: string;
  note?: string;
};

export type AuditItem = Item & {
  action: AuditAction;
  actorId?: string;
  actorName?: string;
  aboutId?: string;
  aboutName?: string;
  roomId?: string;
  roomName?: string;
  messageId?: string;
  note?: string;
};

export function toItem(actor: Actor, { action, about, room, messageId, note }: Act, now = Date.now()): AuditItem {
  const id = newId(now);
  return {
    pk: auditPartition(monthOf(now)),
    sk: id,
    action,
    actorId: actor.userId,
    actorName: actor.username,
    aboutId: about?.userId,
    aboutName: about?.username,
    roomId: room?.id,
    roomName: room?.name,
    messageId,
    note,
    ...(about && { gsi1pk: aboutPartition(about.userId), gsi1sk: id }),
    gsi2pk: byPartition(actor.userId),
    gsi2sk: now,
  };
}

export const toEntry = (item: AuditItem): AuditEntry => ({
  id: item.sk,
  at: momentOf(item.sk),
  action: item.action,
  actor: refOf(item.actorId, item.actorName),
  about: refOf(item.aboutId, item.aboutName),
  room: item.roomId ? { id: item.roomId, name: item.roomName ?? "" } : null,
  messageId: item.messageId ?? null,
  note: item.note ?? "",
});

const refOf = (id?: string, username?: string) => (id && username ? { id, username } : null);
