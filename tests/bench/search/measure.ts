import * as Search from "../../../functions/search";
import type { Found, SearchPage } from "../../../shared/search";
import { costOf } from "../../support/capacity";
import { quantile } from "../statistics";
import type { Kind, Query } from "./queries";

export type Measured = {
  query: Query;
  /** Of the first page. */
  requests: number;
  rcu: number;
  ms: number;
  isCorrected: boolean;
  /** Rooms on the first page that hold what was typed. */
  hits: number;
  /** Rooms found by their fields, over all pages that were followed, in order. */
  found: string[];
  /** Where among the results a room that was meant stands, from 1. */
  rank?: number;
  pages: number;
  /** So many pages were followed that the rest was left unread. */
  isLeft: boolean;
};

type Asking = { q: string; cursor?: string; limit: number; exact?: "true" | "false" };

const ask = (query: Asking): Promise<SearchPage> => Search.search({ exact: "false", ...query });

const isSaid = ({ matches }: Found) => matches.some(({ field }) => field === "said");
const idOf = ({ room }: Found) => room.id;

/**
 * Searches and tells what that cost; follows the pages to the end of what the fields hold or to the bound. Who was offered
 * a correction goes on with what was typed, which is a click away.
 */
export async function measure(query: Query, { limit = 20, pages = 200 } = {}): Promise<Measured> {
  let page: SearchPage | undefined;
  const began = performance.now();
  const { requests, rcu } = await costOf(async () => {
    page = await ask({ q: query.q, limit });
  });
  const ms = performance.now() - began;
  const first = page!;
  const isCorrected = first.corrected !== null;
  const exact = isCorrected ? "true" : "false";
  page = isCorrected && pages > 1 ? await ask({ q: query.q, limit, exact }) : first;
  const found = page.items.slice(0, page.corrected?.from);
  let read = 1;
  while (page.next && read < pages && !(page.items.length > 0 && page.items.every(isSaid))) {
    page = await ask({ q: query.q, cursor: page.next, limit: 50, exact });
    found.push(...page.items);
    read++;
  }
  const rank = first.items.findIndex((item) => query.meant?.has(idOf(item))) + 1;
  return {
    query,
    requests,
    rcu,
    ms,
    isCorrected,
    hits: first.corrected?.from ?? first.items.length,
    found: found.filter((item) => query.kind === "said" || !isSaid(item)).map(idOf),
    rank: rank > 0 ? rank : undefined,
    pages: read,
    isLeft: read === pages && page.next !== null,
  };
}

/** The share of what a plain scan finds that the search finds, over all queries that were followed to their end. */
export function recallOf(measured: Measured[]): number {
  const shares = measured
    .filter(({ query, isLeft }) => query.truth.size > 0 && !isLeft)
    .map(({ query, found }) => {
      const all = new Set(found);
      return [...query.truth].filter((id) => all.has(id)).length / query.truth.size;
    });
  return shares.reduce((sum, share) => sum + share, 0) / shares.length;
}

/** The share of queries for a name whose room is among the first three. */
export const topThree = (measured: Measured[]) =>
  measured.filter(({ rank }) => rank !== undefined && rank <= 3).length / measured.length;

/** Kinds of queries of one term. */
export const SINGLE: Kind[] = ["word", "prefix", "fragment", "host", "topic"];

/** Fewer than three hits bring a look into the vocabulary, whatever comes of it. */
export const isDoubtful = ({ hits, isCorrected }: Measured) => isCorrected || hits < 3;
export const isPlain = (one: Measured) => !isDoubtful(one);

const most = (some: Measured[], value: (one: Measured) => number) => Math.max(0, ...some.map(value));

const round = (value: number) => Math.round(value * 1000) / 1000;

/** One line a kind of query. "few": those with less than three hits. */
export function summary(measured: Measured[]) {
  return Object.fromEntries(
    [...Map.groupBy(measured, ({ query }) => query.kind)].map(([kind, some]) => {
      const of = (value: (one: Measured) => number, share: number) => round(quantile(some.map(value), share));
      const isNamed = kind === "name" || kind === "typing error";
      const [plain, few] = [some.filter(isPlain), some.filter(isDoubtful)];
      return [
        kind,
        {
          queries: some.length,
          [isNamed ? "top3" : "recall"]: round(isNamed ? topThree(some) : recallOf(some)),
          extra: some.reduce((sum, { query, found }) => sum + found.filter((id) => !query.truth.has(id)).length, 0),
          twice: some.reduce((sum, { found }) => sum + found.length - new Set(found).size, 0),
          requests: most(plain, ({ requests }) => requests),
          rcuMedian: of(({ rcu }) => rcu, 0.5),
          rcuMax: most(plain, ({ rcu }) => rcu),
          few: few.length,
          requestsFew: most(few, ({ requests }) => requests),
          rcuFew: most(few, ({ rcu }) => rcu),
          p95ms: of(({ ms }) => ms, 0.95),
          pages: of(({ pages }) => pages, 1),
          left: some.filter(({ isLeft }) => isLeft).length,
        },
      ];
    }),
  );
}
