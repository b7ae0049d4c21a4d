import type { Message, MessageDraft } from "../../shared/messages";
import { Problem } from "../../shared/problems";
import * as Audit from "../audit";
import * as Limits from "../limits";
import * as Notices from "../notices";
import * as Rooms from "../rooms";
import { getItems, type Plan, revise, splitText } from "../table";
import type { Actor } from "../users";
import { bringingBack, deleting } from "./deletion";
import { type MessageItem, messageIdOf, messageKey, toMessage } from "./item";

/**
 * Changes what one said. @throws Problem too-many, not-found, gone (the room or the message was deleted), forbidden, locked,
 * version-missing, version-old.
 */
export async function edit(
  actor: Actor,
  roomId: string,
  messageId: string,
  { body }: MessageDraft,
  version: number | undefined,
): Promise<Message> {
  const { head, message } = await see(actor, "edits", roomId, messageId);
  await Rooms.requireOpen(roomId, head, actor);
  const edited = await reviseMessage(roomId, messageId, message, (message) => {
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
 * Takes a message back: it leaves a gap in the room and can be brought back for 30 days. Its author may, the room's host, and
 * the community's owner. Deleting it again is fine. @throws Problem too-many, not-found, gone (the room), forbidden.
 */
export async function remove(actor: Actor, roomId: string, messageId: string): Promise<void> {
  const { head, message, power } = await see(actor, "deletes", roomId, messageId);
  await reviseMessage(roomId, messageId, message, (message) => {
    const isAuthor = message.authorId === actor.userId;
    if (!isAuthor && !power) throw new Problem("forbidden");
    // One that its author took back cannot be brought back any more once a moderator has removed it too.
    if (message.deletedAt !== undefined && (isAuthor || message.removedBy)) return undefined;
    return isAuthor ? deleting(message) : moderating(actor, power!, head, message, deleting(message, power));
  });
}

/**
 * Brings a deleted message back. Bringing back what is there is fine. Its author may, unless others removed it; what a host
 * removed, a host or the owner; what the owner removed, the owner alone.
 * @throws Problem too-many, not-found, forbidden, gone after 30 days or with its room.
 */
export async function restore(actor: Actor, roomId: string, messageId: string): Promise<Message> {
  const { head, message, power } = await see(actor, "deletes", roomId, messageId);
  const restored = await reviseMessage(roomId, messageId, message, (message) => {
    const { authorId, deletedAt, removedBy } = message;
    const isAuthor = authorId === actor.userId;
    if (deletedAt === undefined && (isAuthor || power)) return undefined;
    const mayModerate = power === "owner" || (power === "host" && removedBy === "host");
    if (removedBy ? !mayModerate : !isAuthor) throw new Problem("forbidden");
    const plan = bringingBack(message);
    return removedBy ? moderating(actor, power!, head, message, plan) : plan;
  });
  return toMessage(restored);
}

/** What is done to another's message is written down with it, and its author told. */
function moderating(actor: Actor, power: Rooms.Power, head: Rooms.RoomItem, message: MessageItem, plan: Plan): Plan {
  const isRemoval = message.deletedAt === undefined || !message.removedBy;
  const [roomId, messageId] = [Rooms.roomIdOf(message), messageIdOf(message)];
  const act: Audit.Act = {
    action: isRemoval ? "message-removed" : "message-restored",
    about: { userId: message.authorId, username: message.authorName },
    room: { id: roomId, name: head.name },
    messageId,
  };
  const notice = isRemoval
    ? Notices.telling(message.authorId, messageId, Notices.removal(power, "message", { roomId, messageId }))
    : Notices.untelling(message.authorId, messageId);
  return { ...plan, also: [...Rooms.powerCheck(actor, power), Audit.entry(actor, act), ...notice] };
}

async function see(actor: Actor, kind: "edits" | "deletes", roomId: string, messageId: string) {
  const key = messageKey(roomId, messageId);
  const [seen, room, found] = await getItems([Limits.limitKey(actor.userId, kind), Rooms.roomKey(roomId), key]);
  await Limits.spend(actor, kind, { seen });
  const head = await Rooms.confirmLive(roomId, room as Rooms.RoomItem | undefined);
  const message = found as MessageItem | undefined;
  // Only who acts on another's message needs power, and pays for the question.
  const power = kind === "edits" || message?.authorId === actor.userId ? undefined : await Rooms.powerIn(head, actor);
  return { head, message, power };
}

const reviseMessage = (
  roomId: string,
  messageId: string,
  seen: MessageItem | undefined,
  decide: (message: MessageItem) => Plan | undefined,
): Promise<MessageItem> =>
  revise(messageKey(roomId, messageId), seen, (message) => {
    if (!message) throw new Problem("not-found", { detail: "There is no such message." });
    return decide(message);
  });
