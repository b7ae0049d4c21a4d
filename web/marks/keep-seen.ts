import { storeJson } from "../device/stored";
import { allSeen } from "../rooms/seen";

const MOST = 200;

/** Remembers on this device how far one has read; the rooms read least lately are forgotten. */
export function wasSeen(roomId: string, createdAt: string) {
  const at = Date.parse(createdAt);
  const { [roomId]: before = 0, ...rest } = allSeen();
  if (at > before) storeJson("seen", Object.fromEntries([...Object.entries(rest).slice(1 - MOST), [roomId, at]]));
}
