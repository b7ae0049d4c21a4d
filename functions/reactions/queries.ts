import type { Page } from "../../shared/pages";
import type { OwnReaction, OwnReactionQuery } from "../../shared/reactions";
import * as Rooms from "../rooms";
import { getItems, type Item, type Key, queryPage } from "../table";
import type { Actor } from "../users";
import { placeOf, type ReactionItem, toOwnReaction } from "./item";

/**
 * Access pattern: one's own reactions on a stretch of a room's messages, oldest message first. A stretch that ends before it
 * begins holds nothing; the table would refuse to look.
 */
export async function listOwn(
  { userId }: Actor,
  { room, from, to, cursor, limit }: OwnReactionQuery,
): Promise<Page<OwnReaction>> {
  if (from !== undefined && to !== undefined && to < from) return { items: [], next: null };
  return queryPage<ReactionItem, OwnReaction>(
    {
      index: "gsi1",
      partition: Rooms.personPartition(userId),
      from: placeOf(room, from),
      // After all that can stand there.
      to: placeOf(room, to ?? "~"),
    },
    { cursor, limit },
    toOwnReaction,
  );
}

/** Reactions as they stand, by at most 100 keys; those that are gone are left out. */
export const getAll = async (keys: Key[]): Promise<ReactionItem[]> =>
  keys.length === 0
    ? []
    : (await getItems<ReactionItem & Item>(keys, { consistent: true })).filter((one) => one !== undefined);
