import type { Reaction } from "../../shared/reactions";
import * as Messages from "../messages";
import { transact } from "../table";
import type { Actor } from "../users";
import { toReactionItem } from "./item";

/** Puts a reaction of an archive, once, with its count. */
export async function putImported(by: Actor, roomId: string, messageId: string, reaction: Reaction): Promise<void> {
  await transact([
    { put: toReactionItem(roomId, messageId, by.userId, reaction), when: "attribute_not_exists(pk)" },
    { ...Messages.countingReaction(by, roomId, messageId, { [reaction]: 1 }), otherwise: undefined },
  ]);
}
