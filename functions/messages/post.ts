import type { Message, MessageDraft } from "../../shared/messages";
import * as Limits from "../limits";
import * as Reports from "../reports";
import * as Rooms from "../rooms";
import { getItem, getItems, type Item, putItem, transact } from "../table";
import type { Actor } from "../users";
import { mustWait } from "./first-post";
import { type MessageItem, messageIdOf, messageKey, textOf, toMessage, toMessageItem } from "./item";

/**
 * Says something in a room; whoever says something for the first time joins it. A repeat with the same key finishes or
 * answers the same message. A new account's first message with a link waits for the community's owner. @throws Problem too-many, key-reused, not-found, gone, locked.
 */
export async function post(actor: Actor, roomId: string, { body }: MessageDraft, key: string): Promise<Message> {
  const [seen, head, member] = await getItems([
    Limits.limitKey(actor.userId, "messages"),
    Rooms.roomKey(roomId),
    Rooms.memberKey(roomId, actor.userId),
  ]);
  const content = JSON.stringify([roomId, body]);
  const held = await mustWait(actor, body, seen);
  const { id, repeated, isFirst } = await Limits.spend(actor, "messages", { key, content, seen, held });
  // What was said stands, even if the room was deleted since.
  const said = repeated ? await getItem<MessageItem>(messageKey(roomId, id)) : undefined;
  if (said) return toMessage(said);
  const room = await Rooms.confirmLive(roomId, head as Rooms.RoomItem | undefined);
  await Rooms.requireOpen(roomId, room, actor);
  const message = toMessageItem({ id, room: { id: roomId, name: room.name }, author: actor, body, isFirst });
  if (held) return wait(actor, message);
  const standing = member ? await say(message) : await joinAndSay(actor, message);
  return toMessage(standing);
}

/** Sets a message aside until the community's owner has looked at it. */
async function wait(actor: Actor, message: MessageItem): Promise<Message> {
  const room = { id: Rooms.roomIdOf(message), name: message.roomName };
  await Reports.hold(messageIdOf(message), { about: actor, room, text: textOf(message) });
  return { ...toMessage(message), waits: true };
}

/** Lets a message in that had to wait, at the time at which it was sent. @throws Problem not-found, gone (its room). */
export async function admit(author: Actor, roomId: string, messageId: string, body: string): Promise<void> {
  const { name } = await Rooms.confirmLive(roomId, undefined);
  // Only whoever had said nothing yet has to wait.
  const message = toMessageItem({ id: messageId, room: { id: roomId, name }, author, body, isFirst: true });
  await joinAndSay(author, message);
}

/** Writes the message, or answers the one that an earlier try wrote under its id. */
async function say(message: MessageItem): Promise<MessageItem> {
  let standing: Item = message;
  await putItem(message, {
    when: "attribute_not_exists(pk)",
    otherwise: (old) => {
      standing = old ?? message;
    },
  });
  return standing as MessageItem;
}

async function joinAndSay(actor: Actor, message: MessageItem): Promise<MessageItem> {
  const room = { id: Rooms.roomIdOf(message) };
  const done = await transact([
    // The joining bears the message's time: both are one act.
    ...Rooms.joining(actor, room, messageIdOf(message), () => {}),
    { put: message, when: "attribute_not_exists(pk)" },
  ]);
  // This person joined meanwhile in another tab, or an earlier try did all of it.
  return done ? message : say(message);
}
