import { storedJson } from "../device/stored";

/** By room, when the newest message was said that was seen in it on this device, in milliseconds. */
export const allSeen = () => storedJson<Record<string, number>>("seen") ?? {};

export const seenAt = (roomId: string): number | undefined => allSeen()[roomId];

/** Whether something was said in a room since one was in it. Where one never was, nothing is known. */
export const isUnread = (room: { id: string; lastActivityAt?: string }) =>
  seenAt(room.id)! < Date.parse(room.lastActivityAt!);
