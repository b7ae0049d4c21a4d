import * as Messages from "../../functions/messages";
import * as Rooms from "../../functions/rooms";
import type { ImportedRoom } from "./format";
import type { Known } from "./known";

export type Plan = { room: Rooms.ImportedRoom; messages: Messages.MessageItem[] };

/** What becomes of a room of the archive: its head, who is in it, and its messages. */
export function planOf(room: ImportedRoom, known: Known): Plan {
  const { name, description, createdAt } = room;
  const id = Rooms.importedRoomId(room);
  const identity = Rooms.identityOfImported(room);
  const host = known.person(room.host);
  const messages = room.messages.map(({ author, body, createdAt }, position) =>
    Messages.toMessageItem({
      id: Messages.importedMessageId(identity, createdAt, position),
      room: { id, name },
      author: known.person(author),
      body,
    }),
  );
  const lastAt = room.messages.reduce((last, message) => Math.max(last, message.createdAt), createdAt);
  const members = membersOf(messages, host.userId);
  return { room: { id, name, description, topic: known.topic(room.topic), host, lastAt, members }, messages };
}

/** Who spoke besides the host. Joining bears the time of the first message, as it does when somebody posts. */
function membersOf(messages: Messages.MessageItem[], hostId: string): Rooms.ImportedRoom["members"] {
  const members = new Map<string, Rooms.ImportedRoom["members"][number]>();
  for (const message of messages) {
    const { authorId: userId, authorName: username } = message;
    const joiningId = Messages.messageIdOf(message);
    const earlier = members.get(userId);
    if (userId === hostId || (earlier && earlier.joiningId <= joiningId)) continue;
    members.set(userId, { person: { userId, username }, joiningId });
  }
  return [...members.values()];
}
