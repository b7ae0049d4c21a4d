import { RESTORABLE_DAYS } from "../../shared/limits";
import { Problem } from "../../shared/problems";
import type { Room } from "../../shared/rooms";
import * as Limits from "../limits";
import { getItems, type Plan, revise } from "../table";
import * as Topics from "../topics";
import type { Actor } from "../users";
import { feedKeys, hostKeys, memberKey, PURGE, type RoomItem, roomKey } from "./item";
import { toRoom } from "./views";

const RESTORABLE_MS = RESTORABLE_DAYS * 24 * 3600 * 1000;

/**
 * Deletes a room: it leaves the feeds and the counts at once, and can be brought back for 30 days. Deleting it again is fine.
 * @throws Problem too-many, not-found, gone (for others), forbidden.
 */
export async function remove(actor: Actor, roomId: string): Promise<void> {
  await reviseDeletion(actor, roomId, (room) => {
    if (room.deletedAt !== undefined) {
      if (room.hostId !== actor.userId) throw new Problem("gone", { detail: "This room was deleted." });
      return undefined;
    }
    if (room.hostId !== actor.userId) throw new Problem("forbidden");
    return removing(roomId, room, Date.now());
  });
}

/**
 * Brings a deleted room back to where it stood. Bringing back what is there is fine.
 * @throws Problem too-many, not-found, forbidden, gone after 30 days.
 */
export async function restore(actor: Actor, roomId: string): Promise<Room> {
  const room = await reviseDeletion(actor, roomId, (room) => {
    if (room.hostId !== actor.userId) throw new Problem("forbidden");
    if (room.deletedAt === undefined) return undefined;
    if (room.purging || (room.purgeAt ?? 0) <= Date.now()) {
      throw new Problem("gone", { detail: `A deleted room can be brought back for ${RESTORABLE_DAYS} days.` });
    }
    return restoring(roomId, room);
  });
  return toRoom(room);
}

async function reviseDeletion(actor: Actor, roomId: string, decide: (room: RoomItem) => Plan | undefined) {
  const [seen, head] = await getItems([Limits.limitKey(actor.userId, "deletes"), roomKey(roomId)]);
  await Limits.spend(actor, "deletes", { seen });
  return revise(roomKey(roomId), head as RoomItem | undefined, (room) => {
    if (!room) throw new Problem("not-found", { detail: "There is no such room." });
    return decide(room);
  });
}

function removing(roomId: string, { topicId, hostId, version }: RoomItem, now: number): Plan {
  const due = now + RESTORABLE_MS;
  return {
    set: { deletedAt: now, purgeAt: due, gsi2pk: PURGE, gsi2sk: due, version: version + 1 },
    remove: ["gsi1pk", "gsi1sk"],
    also: [
      {
        update: memberKey(roomId, hostId),
        change: { set: { deletedAt: now }, remove: ["gsi2pk", "gsi2sk"] },
      },
      Topics.counting(topicId, -1),
      Topics.countingAll(-1),
    ],
  };
}

function restoring(roomId: string, { topicId, hostId, version, lastAt }: RoomItem): Plan {
  return {
    // A purge that began meanwhile is not stopped half-way.
    when: "attribute_not_exists(purging)",
    set: { ...feedKeys(roomId, topicId, lastAt), version: version + 1 },
    remove: ["deletedAt", "purgeAt"],
    also: [
      { update: memberKey(roomId, hostId), change: { set: hostKeys(roomId, hostId), remove: ["deletedAt"] } },
      Topics.counting(topicId, 1),
      Topics.countingAll(1),
    ],
  };
}
