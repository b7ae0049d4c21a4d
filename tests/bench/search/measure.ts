import * as Search from "../../../functions/search";
import type { Found, SearchPage } from "../../../shared/search";
import { costOf } from "../../support/capacity";
import { quantile } from "../statistics";
import type { Query } from "./queries";

export type Measured = {
  query: Query;
  /** Of the first page. */
  requests: number;
  rcu: number;
  ms: number;
  isCorrected: boolean;
  /** Rooms found by their fields, over all pages that were followed, in order. */
  found: string[];
  /** Where among the results a room that was meant stands, from 1. */
  rank?: number;
  pages: number;
};

export type Asking = (query: { q: string; cursor?: string; limit: number }) => Promise<SearchPage>;

const ask: Asking = (query) => Search.search({ exact: "false", ...query });

const isSaid = ({ matches }: Found) => matches.some(({ field }) => field === "said");
const idOf = ({ room }: Found) => room.id;

/** Searches, follows the pages to the end of what the fields hold or to the bound, and tells what it cost and found. */
export async function measure(query: Query, { limit = 20, pages = 120 } = {}): Promise<Measured> {
  let page: SearchPage | undefined;
  const began = performance.now();
  const { requests, rcu } = await costOf(async () => {
    page = await ask({ q: query.q, limit });
  });
  const ms = performance.now() - began;
  const first = page!;
  const found = first.items.slice(0, first.corrected?.from);
  const isFew = first.corrected !== null;
  let read = 1;
  for (let next = isFew ? null : first.next; next && read < pages; read++) {
    const more = await ask({ q: query.q, cursor: next, limit: 50 });
    found.push(...more.items);
    next = more.items.length > 0 && more.items.every(isSaid) ? null : more.next;
  }
  const rank = first.items.findIndex((item) => query.meant?.has(idOf(item))) + 1;
  return {
    query,
    requests,
    rcu,
    ms,
    isCorrected: first.corrected !== null,
    found: found.filter((item) => query.kind === "said" || !isSaid(item)).map(idOf),
    rank: rank > 0 ? rank : undefined,
    pages: read,
  };
}

/** The share of what a plain scan finds that the search finds, over all queries. */
export function recallOf(measured: Measured[]): number {
  const shares = measured
    .filter(({ query }) => query.truth.size > 0)
    .map(({ query, found }) => {
      const all = new Set(found);
      return [...query.truth].filter((id) => all.has(id)).length / query.truth.size;
    });
  return shares.reduce((sum, share) => sum + share, 0) / shares.length;
}

/** The share of queries for a name whose room is among the first three. */
export const topThree = (measured: Measured[]) =>
  measured.filter(({ rank }) => rank !== undefined && rank <= 3).length / measured.length;

const round = (value: number) => Math.round(value * 1000) / 1000;

/** One line a kind of query. */
export function summary(measured: Measured[]) {
  return Object.fromEntries(
    [...Map.groupBy(measured, ({ query }) => query.kind)].map(([kind, some]) => {
      const of = (value: (one: Measured) => number, share: number) => round(quantile(some.map(value), share));
      const isNamed = kind === "name" || kind === "typing error";
      return [
        kind,
        {
          queries: some.length,
          [isNamed ? "top3" : "recall"]: round(isNamed ? topThree(some) : recallOf(some)),
          extra: some.reduce((sum, { query, found }) => sum + found.filter((id) => !query.truth.has(id)).length, 0),
          twice: some.reduce((sum, { found }) => sum + found.length - new Set(found).size, 0),
          requests: of(({ requests }) => requests, 1),
          rcuMedian: of(({ rcu }) => rcu, 0.5),
          rcuMax: of(({ rcu }) => rcu, 1),
          p95ms: of(({ ms }) => ms, 0.95),
          pages: of(({ pages }) => pages, 1),
          corrected: some.filter(({ isCorrected }) => isCorrected).length,
        },
      ];
    }),
  );
}
