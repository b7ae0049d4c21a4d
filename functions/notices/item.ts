import { NOTICE_DAYS, type Notice } from "../../shared/notices";
import { type Item, joinText, type Key, type SplitText, splitText } from "../table";

/**
 * What a person learns of their own case, in their own partition. It names nobody else and holds nobody else's words, so that whoever
 * leaves need not be looked for here. Times in milliseconds.
 */
export type NoticeItem = Item &
  SplitText &
  Pick<Notice, "kind" | "state" | "about"> & {
    roomId?: string;
    messageId?: string;
    createdAt: number;
    settledAt?: number;
    answer?: string;
    by?: "host" | "owner";
    ttl?: number;
  };

export type NewNotice = Pick<Notice, "kind" | "state" | "about"> & {
  roomId?: string;
  messageId?: string;
  createdAt: number;
  text?: string;
  answer?: string;
  by?: "host" | "owner";
};

/** Beside the account, not between it and the profile: those two are read as neighbours. */
export const noticePrefix = "C#";
export const noticeKey = (userId: string, id: string): Key => ({ pk: `U#${userId}`, sk: `${noticePrefix}${id}` });

const DAY = 24 * 3_600_000;

/** What waits stays; what is settled is told of for 30 days. */
export function toItem(userId: string, id: string, { text = "", ...notice }: NewNotice, now = Date.now()): NoticeItem {
  const settled = { settledAt: now, ttl: Math.ceil((now + NOTICE_DAYS * DAY) / 1000) };
  return { ...noticeKey(userId, id), ...notice, ...splitText(text), ...(notice.state !== "waits" && settled) };
}

/** The table removes what has run out days late. */
export const isOver = ({ ttl }: NoticeItem, now = Date.now()) => ttl !== undefined && ttl * 1000 <= now;

const momentAt = (at: number) => new Date(at).toISOString();

export const toNotice = (item: NoticeItem): Notice => ({
  id: item.sk.slice(noticePrefix.length),
  kind: item.kind,
  state: item.state,
  about: item.about,
  roomId: item.roomId ?? null,
  messageId: item.messageId ?? null,
  createdAt: momentAt(item.createdAt),
  settledAt: item.settledAt === undefined ? null : momentAt(item.settledAt),
  text: joinText(item),
  answer: item.answer ?? "",
  by: item.by ?? null,
});
