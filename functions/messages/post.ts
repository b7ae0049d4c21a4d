import type { Message, MessageDraft } from "../../shared/messages";
import * as Limits from "../limits";
import * as Rooms from "../rooms";
import { getItem, getItems, type Item, putItem, transact } from "../table";
import type { Actor } from "../users";
import { type MessageItem, messageIdOf, messageKey, toMessage, toMessageItem } from "./item";

/**
 * Says something in a room; whoever says something for the first time joins it. A repeat with the same key finishes or
 * answers the same message. @throws Problem too-many, key-reused, not-found, gone.
 */
export async function post(actor: Actor, roomId: string, { body }: MessageDraft, key: string): Promise<Message> {
  const [seen, head, member] = await getItems([
    Limits.limitKey(actor.userId, "messages"),
    Rooms.roomKey(roomId),
    Rooms.memberKey(roomId, actor.userId),
  ]);
  const content = JSON.stringify([roomId, body]);
  const { id, repeated } = await Limits.spend(actor, "messages", { key, content, seen });
  // What was said stands, even if the room was deleted since.
  const said = repeated ? await getItem<MessageItem>(messageKey(roomId, id)) : undefined;
  if (said) return toMessage(said);
  const room = await Rooms.confirmLive(roomId, head as Rooms.RoomItem | undefined);
  const message = toMessageItem({ id, room: { id: roomId, name: room.name }, author: actor, body });
  const standing = member ? await say(message) : await joinAndSay(actor, message);
  return toMessage(standing);
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
