import { Problem } from "../../shared/problems";
import type { Room } from "../../shared/rooms";
import * as Audit from "../audit";
import * as Limits from "../limits";
import { getItems, type Plan, revise } from "../table";
import type { Actor } from "../users";
import { type RoomItem, roomKey } from "./item";
import { type Power, powerCheck, powerIn } from "./power";
import { getHead, live } from "./queries";
import { toRoom } from "./views";

/** Closes a room for everyone but its host. Locking it again is fine. @throws Problem too-many, not-found, gone, forbidden. */
export const lock = (actor: Actor, roomId: string): Promise<Room> => turn(actor, roomId, true);

/** Opens a locked room again. @throws Problem too-many, not-found, gone, forbidden. */
export const unlock = (actor: Actor, roomId: string): Promise<Room> => turn(actor, roomId, false);

async function turn(actor: Actor, roomId: string, isLocked: boolean): Promise<Room> {
  const [seen, found] = await getItems([Limits.limitKey(actor.userId, "edits"), roomKey(roomId)]);
  await Limits.spend(actor, "edits", { seen });
  const power = await powerIn((found as RoomItem | undefined) ?? (await getHead(roomId)), actor);
  const room = await revise(roomKey(roomId), found as RoomItem | undefined, (head) => {
    const room = live(head);
    if (!power) throw new Problem("forbidden");
    if ((room.lockedAt !== undefined) === isLocked) return undefined;
    return turning(actor, roomId, room, power, isLocked);
  });
  return toRoom(room);
}

const turning = (actor: Actor, roomId: string, room: RoomItem, power: Power, isLocked: boolean): Plan => ({
  set: { version: room.version + 1, ...(isLocked && { lockedAt: Date.now() }) },
  remove: isLocked ? [] : ["lockedAt"],
  also: [
    ...powerCheck(actor, power),
    Audit.entry(actor, {
      action: isLocked ? "room-locked" : "room-unlocked",
      about: { userId: room.hostId, username: room.hostName },
      room: { id: roomId, name: room.name },
    }),
  ],
});

/**
 * Lets only the host speak in a locked room. What an eventually consistent read shows as locked may have been opened since.
 * @throws Problem locked.
 */
export async function requireOpen(roomId: string, seen: RoomItem, actor: Actor): Promise<void> {
  if (seen.lockedAt === undefined || seen.hostId === actor.userId) return;
  if ((await getHead(roomId))?.lockedAt === undefined) return;
  throw new Problem("locked", { detail: "This room is locked: only its host can write here." });
}
