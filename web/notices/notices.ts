import type { Notice } from "../../shared/notices";
import { remove } from "../api/client";
import { createList } from "../api/list";
import { inWords } from "../app/failure";
import { toast } from "../ui/toast";
import { say } from "./strings";

/** What one is told of the own case: most people nothing, so one page is nearly always all of it. */
export const createNotices = () => createList<Notice>(() => "/api/me/notices?limit=50");

export type Notices = ReturnType<typeof createNotices>;

/** Puts a notice away, and takes a first post back that still waits. Answers whether that worked. */
export async function putAway(notices: Notices, { id, state }: Notice): Promise<boolean> {
  try {
    await remove(`/api/me/notices/${id}`);
    notices.change((all) => all.filter((one) => one.id !== id));
    if (state === "waits") toast(say.takenBack);
    return true;
  } catch (error) {
    toast(`${say.notPutAway} ${inWords(error)}`, { isUrgent: true });
    return false;
  }
}
