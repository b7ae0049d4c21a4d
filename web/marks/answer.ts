import type { Room } from "../../shared/rooms";
import * as at from "../api/addresses";
import { call } from "../api/client";
import { forget } from "../api/kept";
import { inWords } from "../app/failure";
import type { Talk } from "../messages/talk";
import { toast } from "../ui/toast";
import { say } from "./strings";

/** Marks a message as the room's answer in place of the one that is, or takes the mark away. */
export async function setAnswer(talk: Talk, roomId: string, messageId: string | undefined) {
  const address = `${at.room(roomId)}/answer`;
  try {
    const room = await (messageId
      ? call<Room>("PUT", address, { body: { messageId } })
      : call<Room>("DELETE", address));
    talk.reading.set((open) => ({ ...open, room }));
    forget("/api/rooms?", "/api/me");
    toast(messageId ? say.marked : say.unmarked);
  } catch (error) {
    toast(`${say.notMarked} ${inWords(error)}`, { isUrgent: true });
  }
}
