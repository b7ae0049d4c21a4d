import { type Item, query, startAfter } from "../table";

/** How many postings one request reads: at 600 bytes each they are 4 RCU. */
export const WINDOW = 50;

/** Where in an index list something stands. */
export type Place = [sort: string, pk: string, sk: string];

/** What begins so in one item collection of the index; all of it without a beginning. */
export type List = { partition: string; beginning?: string };

/** A stretch of a list. */
export type Window<T> = { items: T[]; isEnd: boolean };

export type Reader = {
  /** Requests that may still be made. */
  readonly left: number;
  /** Reads a list's items that begin so, from after a place on. The same stretch is read once. */
  window<T extends Item & { gsi1sk: string }>(
    list: List,
    options?: { limit?: number; after?: Place },
  ): Promise<Window<T>>;
  /** Makes a request of another kind, if one is left. */
  spend(): boolean;
};

export const placeIn = ({ gsi1sk, pk, sk }: Item & { gsi1sk: string }): Place => [gsi1sk, pk, sk];

/** Reads for one search, which may make so many requests and no more. What is not read any more counts as not at its end. */
export function readerOf(requests: number): Reader {
  let left = requests;
  const read = new Map<string, Promise<Window<Item>>>();
  const spend = () => left > 0 && left-- > 0;
  return {
    get left() {
      return left;
    },
    spend,
    window<T extends Item & { gsi1sk: string }>(
      { partition, beginning }: List,
      { limit = WINDOW, after }: { limit?: number; after?: Place } = {},
    ) {
      const key = JSON.stringify([partition, beginning, limit, after]);
      const known = read.get(key);
      if (known) return known as Promise<Window<T>>;
      if (!spend()) return Promise.resolve({ items: [], isEnd: false });
      const range = { index: "gsi1", partition, beginsWith: beginning } as const;
      // One more than wanted tells whether there is more.
      const reading = query<T>(range, { limit: limit + 1, start: after && startAfter(range, after) }).then(
        ({ items }) => ({
          items: items.slice(0, limit),
          isEnd: items.length <= limit,
        }),
      );
      read.set(key, reading);
      return reading;
    },
  };
}
