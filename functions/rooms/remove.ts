import { RESTORABLE_DAYS } from "../../shared/limits";
import { Problem } from "../../shared/problems";
import type { Room } from "../../shared/rooms";
import * as Audit from "../audit";
import * as Limits from "../limits";
import * as Notices from "../notices";
import { getItems, type Plan, revise } from "../table";
import * as Topics from "../topics";
import type { Actor } from "../users";
import { feedKeys, hostKeys, onHostsCard, PURGE, type RoomItem, roomKey } from "./item";
import { type Power, powerCheck, powerIn } from "./power";
import { getHead } from "./queries";
import { toRoom } from "./views";

const RESTORABLE_MS = RESTORABLE_DAYS * 24 * 3600 * 1000;

/**
 * Deletes a room: it leaves the feeds and the counts at once, and can be brought back for 30 days. Deleting it again is fine.
 * Its host may, and the community's owner: then its host cannot bring it back.
 * @throws Problem too-many, not-found, gone (for others), forbidden.
 */
export async function remove(actor: Actor, roomId: string): Promise<void> {
  await reviseDeletion(actor, roomId, (room, power) => {
    if (room.deletedAt !== undefined) {
      if (!power) throw new Problem("gone", { detail: "This room was deleted." });
      return undefined;
    }
    if (!power) throw new Problem("forbidden");
    const plan = removing(roomId, room, Date.now());
    return power === "owner" ? asOwner(actor, roomId, room, plan, "room-removed") : plan;
  });
}

/**
 * Brings a deleted room back to where it stood. Bringing back what is there is fine. Whoever deleted it may: its host, or the
 * community's owner. @throws Problem too-many, not-found, forbidden, gone after 30 days.
 */
export async function restore(actor: Actor, roomId: string): Promise<Room> {
  const room = await reviseDeletion(actor, roomId, (room, power) => {
    const wasOwner = room.removedBy === "owner";
    if (!power || (room.deletedAt !== undefined && wasOwner !== (power === "owner"))) throw new Problem("forbidden");
    if (room.deletedAt === undefined) return undefined;
    if (room.purging || (room.purgeAt ?? 0) <= Date.now()) {
      throw new Problem("gone", { detail: `A deleted room can be brought back for ${RESTORABLE_DAYS} days.` });
    }
    const plan = restoring(roomId, room);
    return power === "owner" ? asOwner(actor, roomId, room, plan, "room-restored") : plan;
  });
  return toRoom(room);
}

/** What an owner does to another's room is written down with it, its host told, and holds only while they own the community. */
function asOwner(
  actor: Actor,
  roomId: string,
  { hostId, hostName, name }: RoomItem,
  plan: Plan,
  action: "room-removed" | "room-restored",
): Plan {
  const act = { action, about: { userId: hostId, username: hostName }, room: { id: roomId, name } };
  const notice =
    action === "room-removed"
      ? Notices.telling(hostId, roomId, Notices.removal("owner", "room", { roomId }))
      : Notices.untelling(hostId, roomId);
  return {
    ...plan,
    set: { ...plan.set, ...(action === "room-removed" && { removedBy: "owner" }) },
    also: [...(plan.also ?? []), ...powerCheck(actor, "owner"), Audit.entry(actor, act), ...notice],
  };
}

type Decide = (room: RoomItem, power: Power | undefined) => Plan | undefined;

async function reviseDeletion(actor: Actor, roomId: string, decide: Decide) {
  const [seen, head] = await getItems([Limits.limitKey(actor.userId, "deletes"), roomKey(roomId)]);
  await Limits.spend(actor, "deletes", { seen });
  const power = await powerIn((head as RoomItem | undefined) ?? (await getHead(roomId)), actor);
  return revise(roomKey(roomId), head as RoomItem | undefined, (room) => {
    if (!room) throw new Problem("not-found", { detail: "There is no such room." });
    return decide(room, power);
  });
}

function removing(roomId: string, { topicId, hostId, version }: RoomItem, now: number): Plan {
  const due = now + RESTORABLE_MS;
  return {
    set: { deletedAt: now, purgeAt: due, gsi2pk: PURGE, gsi2sk: due, version: version + 1 },
    remove: ["gsi1pk", "gsi1sk"],
    also: [
      ...onHostsCard(roomId, hostId, { set: { deletedAt: now }, remove: ["gsi2pk", "gsi2sk"] }),
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
    remove: ["deletedAt", "purgeAt", "removedBy"],
    also: [
      ...onHostsCard(roomId, hostId, { set: hostKeys(roomId, hostId), remove: ["deletedAt"] }),
      Topics.counting(topicId, 1),
      Topics.countingAll(1),
    ],
  };
}
