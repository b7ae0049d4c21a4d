import type { Room } from "../../shared/rooms";
import * as at from "../api/addresses";
import { post, remove } from "../api/client";
import { forget } from "../api/kept";
import { inWords } from "../app/failure";
import { toast, toastUndo } from "../ui/toast";
import { say } from "./strings";

const forgetLists = (roomId: string) =>
  forget("/api/rooms?", at.room(roomId), "/api/topics", "/api/activity", "/api/me", "/api/users");

/** Brings a room back, with what was said in it. */
async function reopen(roomId: string) {
  try {
    const room = await post<Room>(`${at.room(roomId)}/restore`);
    forgetLists(roomId);
    toast(say.reopened);
    return room;
  } catch (error) {
    toast(`${say.notReopened} ${inWords(error)}`, { isUrgent: true });
    return undefined;
  }
}

/** Takes a room out of every list; it can be brought back. Answers whether that worked. */
export async function closeRoom({ id, name }: { id: string; name: string }, onBack?: () => void) {
  try {
    await remove(at.room(id));
    forgetLists(id);
    toastUndo(say.closed(name), say.undo, () => void reopen(id).then((room) => room && onBack?.()));
    return true;
  } catch (error) {
    toast(`${say.notClosed} ${inWords(error)}`, { isUrgent: true });
    return false;
  }
}
