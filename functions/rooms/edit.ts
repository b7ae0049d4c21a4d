import { Problem } from "../../shared/problems";
import type { Room, RoomChanges } from "../../shared/rooms";
import * as Limits from "../limits";
import { type Fragment, getItems, type Item, type Plan, revise, splitText } from "../table";
import * as Topics from "../topics";
import type { Actor } from "../users";
import { memberKey, type RoomItem, roomKey, topicPartition } from "./item";
import { live } from "./queries";
import { toRoom } from "./views";

/**
 * Changes a room's name, description or topic; a move between topics moves the counts with it.
 * @throws Problem too-many, not-found, gone, forbidden, version-missing, version-old.
 */
export async function edit(
  actor: Actor,
  roomId: string,
  changes: RoomChanges,
  version: number | undefined,
): Promise<Room> {
  const keys = [Limits.limitKey(actor.userId, "edits"), roomKey(roomId)];
  if (changes.topic !== undefined) keys.push(Topics.topicNameKey(changes.topic));
  const [seen, head, topicName] = await getItems(keys);
  await Limits.spend(actor, "edits", { seen });
  let found = topicName;
  const room = await revise(roomKey(roomId), head as RoomItem | undefined, (room) => {
    mayEdit(actor, room, version);
    const topic = changes.topic === undefined ? undefined : Topics.named(changes.topic, found);
    return planOf(roomId, room as RoomItem, changes, topic, (taken) => {
      found = taken;
    });
  });
  return toRoom(room);
}

function mayEdit(actor: Actor, room: RoomItem | undefined, version: number | undefined) {
  const { hostId, version: current } = live(room);
  if (hostId !== actor.userId) throw new Problem("forbidden");
  if (version === undefined) throw new Problem("version-missing");
  if (version !== current) throw new Problem("version-old");
}

function planOf(
  roomId: string,
  room: RoomItem,
  { name, description }: RoomChanges,
  topic: Topics.NamedTopic | undefined,
  taken: (found: Item | undefined) => void,
): Plan {
  const text = description === undefined ? undefined : splitText(description);
  const card = { name, excerpt: text?.excerpt, topicId: topic?.id, topicName: topic?.name };
  const moves = topic !== undefined && topic.id !== room.topicId;
  const counts: Fragment[] = moves ? [Topics.counting(room.topicId, -1), ...Topics.addingRoom(topic, taken)] : [];
  return {
    set: {
      ...given({ ...card, ...text }),
      version: room.version + 1,
      ...(moves && { gsi1pk: topicPartition(topic.id) }),
    },
    remove: text && text.rest === undefined ? ["rest"] : [],
    also: [{ update: memberKey(roomId, room.hostId), change: { set: given(card) } }, ...counts],
  };
}

const given = (fields: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
