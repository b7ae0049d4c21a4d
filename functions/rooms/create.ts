import { Problem } from "../../shared/problems";
import type { Room, RoomDraft } from "../../shared/rooms";
import * as Limits from "../limits";
import { getItems, type Item, transact } from "../table";
import * as Topics from "../topics";
import type { Actor } from "../users";
import { type NewRoom, type RoomItem, toHostItem, toRoomItem } from "./item";
import { toRoom } from "./views";

const TRIES = 5;

/**
 * Opens a room under a topic, which is made if nobody has named it yet. A repeat with the same key answers the same room.
 * @throws Problem too-many, key-reused, unavailable.
 */
export async function create(actor: Actor, draft: RoomDraft, key: string): Promise<Room> {
  const [seen, topicName] = await getItems([Limits.limitKey(actor.userId, "rooms"), Topics.topicNameKey(draft.topic)]);
  const content = JSON.stringify([draft.name, draft.topic, draft.description]);
  const { id } = await Limits.spend(actor, "rooms", { key, content, seen });
  let found = topicName;
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const room = { ...draft, id, topic: Topics.named(draft.topic, found), host: actor };
    const { head, takenTopic } = await write(room);
    if (head) return toRoom(head);
    found = takenTopic;
  }
  throw new Problem("unavailable", { detail: "Many are opening rooms here. Try again.", retryAfter: 1 });
}

/** Writes a room, its host's membership and the counts together. Answers the head that stands, or the topic that was faster. */
async function write(room: NewRoom & { topic: Topics.NamedTopic }): Promise<{ head?: RoomItem; takenTopic?: Item }> {
  const head = toRoomItem(room);
  let standing: Item | undefined;
  let takenTopic: Item | undefined;
  const done = await transact([
    {
      put: head,
      when: "attribute_not_exists(pk)",
      otherwise: (old) => {
        standing = old;
      },
    },
    { put: toHostItem(room) },
    ...Topics.addingRoom(room.topic, (taken) => {
      takenTopic = taken;
    }),
    Topics.countingAll(1),
  ]);
  return done ? { head } : { head: standing as RoomItem | undefined, takenTopic };
}
