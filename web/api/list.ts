import { type Accessor, createMemo, createSignal, untrack } from "solid-js";
import type { Page } from "../../shared/pages";
import { get } from "./client";
import { createReading, type Reading } from "./reading";

type Identified = { id: string };
type IdOf<T> = (item: T) => string;

/** A page of a list. A search also tells whether it stopped at its bound. */
type Answer<T> = Page<T> & { more?: boolean };

/** A list that is read page by page. `first` is the whole first answer, with whatever stands beside the items. */
export type List<T, TPage> = Pick<Reading<TPage>, "error" | "retry"> & {
  items: Accessor<T[] | undefined>;
  first: Accessor<TPage | undefined>;
  hasMore: Accessor<boolean>;
  more: () => Promise<void>;
  isLoadingMore: Accessor<boolean>;
  moreError: Accessor<unknown>;
  change: (items: (items: T[]) => T[]) => void;
};

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

/** The fresh items, but the very objects of old ones that did not change, so that their rows stay as they are. */
const keepRows = <T>(old: T[], fresh: T[], idOf: IdOf<T>) => {
  const known = new Map(old.map((item) => [idOf(item), item]));
  return fresh.map((item) => (same(known.get(idOf(item)), item) ? known.get(idOf(item))! : item));
};

/** Others post while one pages, so a thing can come twice: it is shown once. */
const append = <T>(items: T[], more: T[], idOf: IdOf<T>) => {
  const known = new Set(items.map(idOf));
  return [...items, ...more.filter((item) => !known.has(idOf(item)))];
};

const goOn = (at: string, cursor: string) => `${at}${at.includes("?") ? "&" : "?"}cursor=${encodeURIComponent(cursor)}`;

/** The list at an address, from its first page on. */
export function createList<T, TPage extends Answer<T> = Page<T>>(
  at: Accessor<string | undefined>,
  idOf: IdOf<T> = (item) => (item as T & Identified).id,
): List<T, TPage> {
  const reading = createReading<TPage>(at, (old, fresh) => ({
    ...fresh,
    items: keepRows(old.items, fresh.items, idOf),
  }));
  const [isLoadingMore, setLoadingMore] = createSignal(false);
  const [moreError, setMoreError] = createSignal<unknown>();

  const more = async () => {
    const [address, page] = [untrack(at), untrack(reading.value)];
    if (!address || !page?.next || untrack(isLoadingMore)) return;
    setLoadingMore(true);
    setMoreError(undefined);
    try {
      const { items, next, more: isMore } = await get<Answer<T>>(goOn(address, page.next));
      // The first page may have been read again meanwhile; then this one goes on from another list.
      if (untrack(reading.value)?.next === page.next)
        reading.set((shown) => ({ ...shown, items: append(shown.items, items, idOf), next, more: isMore }));
    } catch (failure) {
      setMoreError(() => failure);
    } finally {
      setLoadingMore(false);
    }
  };

  return {
    items: createMemo(() => reading.value()?.items),
    first: reading.value,
    hasMore: () => Boolean(reading.value()?.next),
    error: reading.error,
    retry: reading.retry,
    more,
    isLoadingMore,
    moreError,
    change: (items) => reading.set((page) => ({ ...page, items: items(page.items) })),
  };
}
