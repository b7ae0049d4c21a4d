import { type Item, updateItem } from "../table";
import { createdAtOf, feedPlace, type RoomItem, roomKey } from "./item";
import { getHead } from "./queries";

/**
 * Moves a room up to the time of a message, never down. Answers the head as it stands; undefined when there is none.
 */
export async function touch(roomId: string, at: number): Promise<RoomItem | undefined> {
  let standing: Item | undefined;
  const moved = await updateItem<RoomItem>(roomKey(roomId), {
    set: feedPlace(roomId, at),
    when: "attribute_exists(pk) AND attribute_not_exists(deletedAt) AND lastAt < :at",
    values: { ":at": at },
    otherwise: (old) => {
      standing = old;
    },
  });
  return moved ?? (standing as RoomItem | undefined);
}

const TRIES = 5;

/**
 * Gives a room the place that is its own: that of its newest live message, else of its creation. `newest` is asked after
 * the head was read, and the place only changes while it is the one that was read: a message that came in between wins.
 * Answers the head as it stands.
 */
export async function settle(roomId: string, newest: () => Promise<number | undefined>): Promise<RoomItem | undefined> {
  for (let attempt = 0; ; attempt++) {
    const head = await getHead(roomId);
    if (!head || head.deletedAt !== undefined || attempt === TRIES) return head;
    const at = (await newest()) ?? createdAtOf(head);
    if (at === head.lastAt) return head;
    const moved = await updateItem<RoomItem>(roomKey(roomId), {
      set: feedPlace(roomId, at),
      when: "attribute_not_exists(deletedAt) AND lastAt = :seen",
      values: { ":seen": head.lastAt },
    });
    if (moved) return moved;
  }
}
