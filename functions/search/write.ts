import { isDeepStrictEqual } from "node:util";
import { type Item, type Key, query, type Range, writeBatch } from "../table";

export type Difference = { puts: Item[]; deletes: Key[] };

/** Everything in a range, however many requests it takes. */
export async function readAll<T extends Item>(range: Range): Promise<T[]> {
  const items: T[] = [];
  let start: object | undefined;
  do {
    const page = await query<T>({ ...range, consistent: true }, { limit: 1000, start });
    items.push(...page.items);
    start = page.lastKey;
  } while (start);
  return items;
}

/** What must be written so that a range holds the wanted items and nothing else. */
export function differenceOf(stored: Item[], wanted: Item[]): Difference {
  const standing = new Map(stored.map((item) => [item.sk, item]));
  const kept = new Set(wanted.map(({ sk }) => sk));
  return {
    puts: wanted.filter((item) => !isDeepStrictEqual(standing.get(item.sk), item)),
    deletes: stored.filter(({ sk }) => !kept.has(sk)).map(({ pk, sk }) => ({ pk, sk })),
  };
}

export const sizeOf = ({ puts, deletes }: Difference) => puts.length + deletes.length;

/**
 * Makes a range hold what its source wants, writing the difference alone. The source is read again afterwards: whoever was
 * slower than a change of it goes on until what is stored follows from what stands. Answers that and how many writes it took.
 */
export async function keep<TSource>(
  range: Range,
  read: () => Promise<TSource>,
  wantedOf: (source: TSource) => Item[],
): Promise<{ source: TSource; writes: number }> {
  let source = await read();
  for (let writes = 0; ; ) {
    const wanted = wantedOf(source);
    const difference = differenceOf(await readAll(range), wanted);
    if (sizeOf(difference) === 0) return { source, writes };
    await writeBatch(difference);
    writes += sizeOf(difference);
    source = await read();
    if (isDeepStrictEqual(wantedOf(source), wanted)) return { source, writes };
  }
}
