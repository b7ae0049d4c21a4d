import { DELETED_PERSON } from "../../shared/people";
import * as Rooms from "../rooms";
import { deleteItem, getItem, putItem } from "../table";
import { type UnansweredItem, unansweredKey } from "./item";

/** The newest live message of a room, with its time in milliseconds. */
export type LastWord = { messageId: string; authorId: string; at: number };

type Standing = Omit<UnansweredItem, "pk" | "sk">;

/**
 * What a room waits for, told by its head and its last word alone: for its host, if others have the last word and said it
 * after an answer was last marked; for anybody, while nobody else is in it.
 */
export function judge(head: Rooms.RoomItem, last: LastWord | undefined): Standing | undefined {
  if (head.deletedAt !== undefined) return undefined;
  const answeredAt = head.answered ? (head.answeredAt ?? 0) : 0;
  if (last && last.authorId !== head.hostId) {
    return last.at > answeredAt
      ? { roomName: head.name, reason: "waits", since: last.at, messageId: last.messageId }
      : undefined;
  }
  const isAlone = head.participantCount <= 1 && !head.answered;
  return isAlone ? { roomName: head.name, reason: "quiet", since: Rooms.createdAtOf(head) } : undefined;
}

/** Writes down for a room's host what the room waits for, if that has changed. */
export async function follow(head: Rooms.RoomItem | undefined, last: LastWord | undefined): Promise<void> {
  if (!head || head.hostId === DELETED_PERSON.id) return;
  const key = unansweredKey(head.hostId, Rooms.roomIdOf(head));
  const wanted = judge(head, last);
  const standing = await getItem<UnansweredItem>(key, { consistent: true });
  if (!wanted) {
    if (standing) await deleteItem(key);
    return;
  }
  // It waits since the first word that nobody answered, not since the latest.
  const begun = standing?.reason === wanted.reason ? standing : undefined;
  if (begun?.roomName === wanted.roomName) return;
  const { since, messageId } = begun ?? wanted;
  await putItem({ ...key, ...wanted, since, messageId });
}
