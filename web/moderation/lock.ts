import type { Room } from "../../shared/rooms";
import * as at from "../api/addresses";
import { post, remove } from "../api/client";
import { inWords } from "../app/failure";
import { toast } from "../ui/toast";
import { say } from "./strings";

/** Closes a room to all but its host's words, or opens it again. Answers the room as it is then; undefined when that failed. */
export async function setLock({ id }: Room, isLocked: boolean): Promise<Room | undefined> {
  const address = `${at.room(id)}/lock`;
  try {
    const room = await (isLocked ? post<Room>(address) : remove<Room>(address));
    toast(isLocked ? say.locked : say.unlocked);
    return room;
  } catch (error) {
    toast(`${isLocked ? say.notLocked : say.notUnlocked} ${inWords(error)}`, { isUrgent: true });
    return undefined;
  }
}
