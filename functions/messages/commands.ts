import { RESTORABLE_DAYS } from "../../shared/limits";
import type { Message, MessageDraft } from "../../shared/messages";
import { Problem } from "../../shared/problems";
import * as Limits from "../limits";
import * as Rooms from "../rooms";
import { getItems, type Plan, revise, splitText } from "../table";
import type { Actor } from "../users";
import { activityKeys, isExpired, type MessageItem, messageKey, restorableUntil, toMessage } from "./item";

/**
 * Changes what one said. @throws Problem too-many, not-found, gone (the room or the message was deleted), forbidden,
 * version-missing, version-old.
 */
export async function edit(
  actor: Actor,
  roomId: string,
  messageId: string,
  { body }: MessageDraft,
  version: number | undefined,
): Promise<Message> {
  const edited = await reviseOwn(actor, "edits", roomId, messageId, (message) => {
    if (message.deletedAt !== undefined) throw new Problem("gone", { detail: "This message was deleted." });
    if (message.authorId !== actor.userId) throw new Problem("forbidden");
    if (version === undefined) throw new Problem("version-missing");
    if (version !== message.version) throw new Problem("version-old");
    const text = splitText(body);
    return {
      set: { ...text, editedAt: Date.now(), version: message.version + 1 },
      remove: text.rest === undefined ? ["rest"] : [],
    };
  });
  return toMessage(edited);
}

/**
 * Takes back what one said: it leaves a gap in the room and can be brought back for 30 days. Deleting it again is fine.
 * @throws Problem too-many, not-found, gone (the room), forbidden.
 */
export async function remove(actor: Actor, roomId: string, messageId: string): Promise<void> {
  await reviseOwn(actor, "deletes", roomId, messageId, (message) => {
    if (message.authorId !== actor.userId) throw new Problem("forbidden");
    if (message.deletedAt !== undefined) return undefined;
    const deletedAt = Date.now();
    return {
      set: { deletedAt, ttl: Math.ceil(restorableUntil(deletedAt) / 1000), version: message.version + 1 },
      remove: ["gsi2pk", "gsi2sk"],
    };
  });
}

/**
 * Brings back what one took back. Bringing back what is there is fine.
 * @throws Problem too-many, not-found, forbidden, gone after 30 days or with its room.
 */
export async function restore(actor: Actor, roomId: string, messageId: string): Promise<Message> {
  const restored = await reviseOwn(actor, "deletes", roomId, messageId, (message) => {
    if (message.authorId !== actor.userId) throw new Problem("forbidden");
    if (message.deletedAt === undefined) return undefined;
    if (isExpired(message)) {
      throw new Problem("gone", { detail: `A deleted message can be brought back for ${RESTORABLE_DAYS} days.` });
    }
    return {
      // While its room's messages are on their way back, the walk gives this one its place in the indexes.
      ...(message.hidden
        ? { when: "hidden = :hidden", values: { ":hidden": true } }
        : { when: "attribute_not_exists(hidden)" }),
      set: { version: message.version + 1, ...(message.hidden ? {} : activityKeys(messageId)) },
      remove: ["deletedAt", "ttl"],
    };
  });
  return toMessage(restored);
}

async function reviseOwn(
  actor: Actor,
  kind: "edits" | "deletes",
  roomId: string,
  messageId: string,
  decide: (message: MessageItem) => Plan | undefined,
): Promise<MessageItem> {
  const key = messageKey(roomId, messageId);
  const [seen, head, message] = await getItems([Limits.limitKey(actor.userId, kind), Rooms.roomKey(roomId), key]);
  await Limits.spend(actor, kind, { seen });
  await Rooms.confirmLive(roomId, head as Rooms.RoomItem | undefined);
  return revise(key, message as MessageItem | undefined, (message) => {
    if (!message) throw new Problem("not-found", { detail: "There is no such message." });
    return decide(message);
  });
}
