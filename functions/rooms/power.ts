import * as Community from "../community";
import type { Fragment } from "../table";
import type { Actor } from "../users";

/** By what right somebody acts on what others left in a room. */
export type Power = "host" | "owner";

/** The actor's power in a room: its host's, or the community owner's, which costs one more read; undefined for others. */
export async function powerIn(room: { hostId: string } | undefined, actor: Actor): Promise<Power | undefined> {
  if (room?.hostId === actor.userId) return "host";
  return (await Community.isOwner(actor)) ? "owner" : undefined;
}

/** The owner's power holds in the write itself: it may have been taken back meanwhile. */
export const powerCheck = (actor: Actor, power: Power): Fragment[] =>
  power === "owner" ? [Community.ownerCheck(actor)] : [];
