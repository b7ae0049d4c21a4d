import { NEW_ACCOUNT_DAYS } from "../../shared/moderation";
import { NOTICE_DAYS, type Notice } from "../../shared/notices";
import type { Page } from "../../shared/pages";
import { DELETED_PERSON } from "../../shared/people";
import { Problem } from "../../shared/problems";
import { deleteItem, type Fragment, getItem, type PageRequest, queryItems, timeOf, transact } from "../table";
import { isOver, type NewNotice, type NoticeItem, noticeKey, noticePrefix, toItem, toNotice } from "./item";

export { type NewNotice, type NoticeItem, noticeKey } from "./item";

/** Access pattern: what one learns of one's own case, newest first. */
export async function list({ userId }: { userId: string }, page: PageRequest): Promise<Page<Notice>> {
  const range = { partition: `U#${userId}`, beginsWith: noticePrefix, newestFirst: true };
  const { items, next } = await queryItems<NoticeItem>(range, page);
  return { items: items.filter((item) => !isOver(item)).map(toNotice), next };
}

/** The write that tells somebody; nobody is told of what a deleted person left. */
export const telling = (userId: string, id: string, notice: NewNotice): Fragment[] =>
  userId === DELETED_PERSON.id ? [] : [{ put: toItem(userId, id, notice) }];

/** That something of theirs was taken away by others. */
export const removal = (
  by: "host" | "owner",
  about: "message" | "room",
  where: { roomId: string; messageId?: string },
): NewNotice => ({ kind: "removal", state: "removed", about, by, createdAt: Date.now(), ...where });

/** The write that takes a notice back. */
export const untelling = (userId: string, id: string): Fragment[] =>
  userId === DELETED_PERSON.id ? [] : [{ delete: noticeKey(userId, id) }];

/**
 * Puts a notice away. A first post that waits is taken back with it: `withdrawing` is the write that does so.
 * @throws Problem not-found.
 */
export async function discard(
  { userId }: { userId: string },
  id: string,
  withdrawing: (id: string) => Fragment,
): Promise<void> {
  const key = noticeKey(userId, id);
  const notice = await getItem<NoticeItem>(key, { consistent: true });
  if (!notice) throw new Problem("not-found", { detail: "There is no such notice." });
  if (notice.kind === "first-post" && notice.state === "waits") {
    await transact([withdrawing(id), { delete: key }]);
  } else await deleteItem(key);
}

const DAY = 24 * 3_600_000;

/** Whether somebody is so new here that a first post of theirs may wait, or may have been turned down lately. */
export const mayAwait = ({ userId }: { userId: string }, now = Date.now()) =>
  now - timeOf(userId) < (NEW_ACCOUNT_DAYS + NOTICE_DAYS) * DAY;
