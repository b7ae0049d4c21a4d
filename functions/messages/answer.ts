import { Problem } from "../../shared/problems";
import type { AnswerChoice } from "../../shared/reactions";
import type { Room } from "../../shared/rooms";
import * as Limits from "../limits";
import * as Rooms from "../rooms";
import { type Fragment, getItems } from "../table";
import type { Actor } from "../users";
import { type MessageItem, messageKey } from "./item";

/**
 * Marks the message that answers a room, in place of what did. Its host may.
 * @throws Problem too-many, not-found, gone (the room or the message was deleted), forbidden.
 */
export async function markAnswer(actor: Actor, roomId: string, { messageId }: AnswerChoice): Promise<Room> {
  const room = await seeAndSpend(actor, roomId);
  return Rooms.setAnswer(actor, roomId, room, { messageId, check: beingThere(roomId, messageId) });
}

/** Takes the mark away. There may be none. @throws Problem too-many, not-found, gone, forbidden. */
export async function unmarkAnswer(actor: Actor, roomId: string): Promise<Room> {
  return Rooms.setAnswer(actor, roomId, await seeAndSpend(actor, roomId), undefined);
}

async function seeAndSpend(actor: Actor, roomId: string) {
  const [seen, room] = await getItems([Limits.limitKey(actor.userId, "edits"), Rooms.roomKey(roomId)]);
  await Limits.spend(actor, "edits", { seen });
  return room as Rooms.RoomItem | undefined;
}

/** A message that goes in the same moment takes its mark along: whichever comes second sees the other. */
const beingThere = (roomId: string, messageId: string): Fragment => ({
  check: messageKey(roomId, messageId),
  when: "attribute_exists(pk) AND attribute_not_exists(deletedAt)",
  otherwise: (old) => {
    if (!(old as MessageItem | undefined)) throw new Problem("not-found", { detail: "There is no such message." });
    throw new Problem("gone", { detail: "This message was deleted." });
  },
});
