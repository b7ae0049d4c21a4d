import { Problem } from "../../shared/problems";
import type { Room } from "../../shared/rooms";
import { type Fragment, type Plan, revise, updateItem } from "../table";
import type { Actor } from "../users";
import { type RoomItem, roomKey } from "./item";
import { live } from "./queries";
import { toRoom } from "./views";

/** A message that is to answer a room, and the check that it is there in the very moment. */
export type Answer = { messageId: string; check: Fragment };

/**
 * Marks what answers a room in place of what did, or takes the mark away. Its host may. Doing it again is fine.
 * @throws Problem not-found, gone, forbidden.
 */
export async function setAnswer(
  actor: Actor,
  roomId: string,
  seen: RoomItem | undefined,
  answer: Answer | undefined,
): Promise<Room> {
  const room = await revise(roomKey(roomId), seen, (head) => {
    const room = live(head);
    if (room.hostId !== actor.userId) throw new Problem("forbidden");
    return answer ? marking(room, answer) : unmarking(room);
  });
  return toRoom(room);
}

function marking({ answerId, answered, version }: RoomItem, { messageId, check }: Answer): Plan | undefined {
  if (answerId === messageId && answered) return undefined;
  return {
    set: { answerId: messageId, answeredAt: Date.now(), answered: true, version: version + 1 },
    also: [check],
  };
}

const unmarking = ({ answerId, version }: RoomItem): Plan | undefined =>
  answerId === undefined
    ? undefined
    : { set: { version: version + 1 }, remove: ["answerId", "answeredAt", "answered"] };

/** Shows the mark while the message that bears it is there: it goes with the message, and comes back with it. */
export async function showAnswer({ pk, answerId, answered = false }: RoomItem, isThere: boolean): Promise<void> {
  if (answered === isThere) return;
  await updateItem(
    { pk, sk: "N" },
    {
      ...(isThere ? { set: { answered: true } } : { remove: ["answered"] }),
      when: "answerId = :answer",
      values: { ":answer": answerId },
    },
  );
}

/** Marks what answers a room of an archive, if nothing does, at that time in milliseconds. */
export async function answerImported(roomId: string, messageId: string, answeredAt: number): Promise<void> {
  await updateItem(roomKey(roomId), {
    set: { answerId: messageId, answeredAt, answered: true },
    when: "attribute_exists(pk) AND attribute_not_exists(answerId)",
  });
}
