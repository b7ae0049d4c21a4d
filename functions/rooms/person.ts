import { updateItem } from "../table";
import { memberKey, roomKey } from "./item";

/** Carries a person's new username to a room that they joined. */
export async function renameMember(roomId: string, userId: string, username: string): Promise<void> {
  await updateItem(memberKey(roomId, userId), { set: { authorName: username }, when: "attribute_exists(pk)" });
}

/** Carries a host's new username to the room: to its head, and to the card among the rooms hosted. */
export async function renameHost(roomId: string, userId: string, username: string): Promise<void> {
  await updateItem(roomKey(roomId), {
    set: { hostName: username },
    when: "hostId = :host",
    values: { ":host": userId },
  });
  await updateItem(memberKey(roomId, userId), {
    set: { authorName: username, hostName: username },
    when: "attribute_exists(pk)",
  });
}
