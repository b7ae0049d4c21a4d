import * as Messages from "../messages";
import * as Rooms from "../rooms";
import { type Fragment, getItem, type Key, transact } from "../table";
import { messageIdOf, type ReactionItem } from "./item";

const TRIES = 3;

/** Removes what somebody chose, and its count, together with `also`. Answers whether it was there. */
export async function erase({ pk, sk }: Key, also: Fragment[]): Promise<boolean> {
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const item = await getItem<ReactionItem>({ pk, sk }, { consistent: true });
    if (!item) return false;
    const removing: Fragment = { delete: { pk, sk }, when: "reaction = :seen", values: { ":seen": item.reaction } };
    const uncounting = Messages.uncountingReaction(Rooms.roomIdOf(item), messageIdOf(item), item.reaction);
    // Without its message, which is gone for good.
    if ((await transact([removing, uncounting, ...also])) || (await hasNoMessage(item, [removing, ...also])))
      return true;
  }
  return true;
}

async function hasNoMessage(item: ReactionItem, fragments: Fragment[]): Promise<boolean> {
  const key = Messages.messageKey(Rooms.roomIdOf(item), messageIdOf(item));
  return (await getItem(key, { consistent: true })) === undefined && transact(fragments);
}
