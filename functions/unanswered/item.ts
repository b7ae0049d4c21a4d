import type { UnansweredRoom } from "../../shared/reactions";
import * as Rooms from "../rooms";
import type { Item, Key } from "../table";

/** A room that waits for its host, in the host's own partition. `since` in milliseconds. */
export type UnansweredItem = Item & {
  roomName: string;
  reason: UnansweredRoom["reason"];
  since: number;
  messageId?: string;
};

/** Behind PROFILE in the order of keys: account and profile are read as neighbours. */
export const unansweredPrefix = "Y#";
export const unansweredKey = (hostId: string, roomId: string): Key => ({
  pk: Rooms.personPartition(hostId),
  sk: `${unansweredPrefix}${roomId}`,
});

export const toUnanswered = ({ sk, roomName, reason, since, messageId }: UnansweredItem): UnansweredRoom => ({
  room: { id: sk.slice(unansweredPrefix.length), name: roomName },
  reason,
  since: new Date(since).toISOString(),
  messageId,
});
