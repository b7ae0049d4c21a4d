import type { Page } from "../../shared/pages";
import { decodeCursor, encodeCursor } from "./cursor";
import type { Item } from "./items";
import { type PageRequest, query, startAfter } from "./query";

/** How many partitions a feed is spread over, 1 unless configured: one takes about 500 touches a second. */
export const feedShards = () => Number(process.env.FEED_SHARDS ?? 1);

/** The shard that a thing's place is written to; the same for the same id. */
export function shardOf(id: string, count = feedShards()) {
  let hash = 7;
  for (const character of id) hash = (hash * 31 + character.charCodeAt(0)) >>> 0;
  return hash % count;
}

type Position = [sort: number, pk: string, sk: string];

/**
 * One page over all shards of a feed in gsi2, newest first: one request a shard, in parallel, then merged.
 * The cursor carries the whole last key of every shard, since two things can have the same time.
 */
export async function queryShards<T extends Item & { gsi2sk: number }, TView>(
  prefix: string,
  { cursor, limit }: PageRequest,
  toView: (item: T) => TView,
): Promise<Page<TView>> {
  const scope = `feed ${prefix}`;
  const positions = cursor ? decodeCursor<(Position | null)[]>(scope, cursor) : [];
  // Readers follow as many shards as the configuration or an older cursor knows.
  const shards = Array.from({ length: Math.max(feedShards(), positions.length) }, (_, shard) => shard);
  const pages = await Promise.all(
    shards.map(async (shard) => {
      const range = { index: "gsi2", partition: `${prefix}${shard}`, newestFirst: true } as const;
      const position = positions[shard];
      const start = position ? startAfter(range, position) : undefined;
      return (await query<T>(range, { limit: limit + 1, start })).items.map((item) => ({ shard, item }));
    }),
  );
  // A stable sort: things of one time keep the order in which their shard holds them, which is the cursor's order too.
  const merged = pages.flat().sort((a, b) => b.item.gsi2sk - a.item.gsi2sk);
  const shown = merged.slice(0, limit);
  const reached: (Position | null)[] = shards.map((shard) => positions[shard] ?? null);
  for (const { shard, item } of shown) reached[shard] = [item.gsi2sk, item.pk, item.sk];
  return {
    items: shown.map(({ item }) => toView(item)),
    next: merged.length > limit ? encodeCursor(scope, reached) : null,
  };
}
