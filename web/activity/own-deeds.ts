import type { ActivityItem } from "../../shared/activity";
import * as at from "../api/addresses";
import { post, remove } from "../api/client";
import { forget } from "../api/kept";
import type { List } from "../api/list";
import { inWords } from "../app/failure";
import { toast, toastUndo } from "../ui/toast";
import { say } from "./strings";

type Deeds = Pick<List<ActivityItem, { items: ActivityItem[]; next: string | null }>, "change">;

const addressOf = ({ id, kind, room }: ActivityItem) =>
  kind === "room" ? at.room(room.id) : `${at.messages(room.id)}/${id}`;

const mark = (deeds: Deeds, item: ActivityItem, deletedAt: string | undefined) => {
  deeds.change((items) => items.map((one) => (one.id === item.id ? { ...one, deletedAt } : one)));
  forget("/api/rooms", "/api/topics", "/api/activity", "/api/users");
};

const failed = (title: string, error: unknown) => toast(`${title} ${inWords(error)}`, { isUrgent: true });

/** Brings back what one took back. */
export async function restore(deeds: Deeds, item: ActivityItem) {
  try {
    await post(`${addressOf(item)}/restore`);
    mark(deeds, item, undefined);
    toast(say.isBack);
  } catch (error) {
    failed(say.notBack, error);
  }
}

/** Takes back what one said or opened: struck at once, with Undo. */
export async function takeBack(deeds: Deeds, item: ActivityItem) {
  mark(deeds, item, new Date().toISOString());
  try {
    await remove(addressOf(item));
    const text = item.kind === "room" ? say.closed(item.room.name) : say.deleted;
    toastUndo(text, say.undo, () => void restore(deeds, item));
  } catch (error) {
    mark(deeds, item, item.deletedAt);
    failed(say.notDeleted, error);
  }
}
