import * as Rooms from "../rooms";
import { importedId, writeBatch } from "../table";
import type { MessageItem } from "./item";

/** The id of an archive's message, the same on every run: its time, its place in the room, and the room's identity. */
export const importedMessageId = (room: string, createdAt: number, position: number) =>
  importedId(createdAt, room, position);

/** Writes messages whatever is there: only for those that are known to be missing. */
export const putImported = (messages: MessageItem[]): Promise<void> => writeBatch({ puts: messages });

/** Those of a room's messages that an interrupted import left out. What was edited or deleted since is there. */
export async function missingImported(roomId: string, messages: MessageItem[]): Promise<MessageItem[]> {
  const there = new Set(await Rooms.sortKeysOf(roomId, "M#"));
  return messages.filter(({ sk }) => !there.has(sk));
}
