import { type Candidate, type Filter, firstPlaceOf, isBefore, listFor, verified } from "./candidates";
import type { Posting } from "./item";
import { type Asked, anchorsOf } from "./parse";
import { type Place, placeIn, type Reader, type Window } from "./reader";
import { isShort } from "./terms";

/** Lists that are begun, the rarest of which is read on. */
const MAX_LISTS = 3;
/** How many stretches of lists one search reads. */
const MAX_WINDOWS = 8;
const NAMES = 10;

/** Where the search of the rooms' fields stands. */
export type FieldsPosition = {
  /** The list that is read, by its anchor, and after which place this run of stretches began. */
  anchor?: string;
  after?: Place;
  /** How many stretches the run had. */
  windows?: number;
  /** Beginnings of other lists that an earlier run has seen: up to where. */
  seen?: [anchor: string, upTo: string][];
};

/**
 * What a run of stretches held. `position` repeats the run, `next` goes on after it; at the end of the list there is none.
 * `rarest`: the anchors whose lists were begun, the shortest first.
 */
export type Run = { found: Candidate[]; position: FieldsPosition; next?: FieldsPosition; rarest?: string[] };

type Search = { asked: Asked; filter: Filter; reader: Reader; wanted: number; windows: number };

/** How many stretches a search may read: one where the list alone decides, more where another term or the topic does. */
export const windowsFor = (asked: Asked, filter: Filter) => (isSimple(asked, filter) ? 1 : MAX_WINDOWS);

/** Whether everything in the one list that is read is what was asked for. */
export const isSimple = ({ terms }: Asked, { topic }: Filter) =>
  terms.length === 1 && terms[0]!.text === terms[0]!.anchor && topic === undefined;

/**
 * Rooms whose name, topic, host or description hold all terms. Every one of them stands in every term's list, so one list is
 * read and the other terms are verified on what its postings carry: the shortest list if one ends within its first stretch,
 * else the one that yields most.
 */
export async function searchFields(search: Search, position: FieldsPosition = {}): Promise<Run> {
  const begun = position.anchor === undefined ? await begin(search) : undefined;
  if (begun?.run) return begun.run;
  const anchor = position.anchor ?? begun!.anchor;
  const found = new Map(begun?.found.map((candidate) => [candidate.id, candidate]));
  const seen = begun?.seen ?? position.seen ?? [];
  let after = begun?.after ?? position.after;
  let windows = begun?.windows ?? 0;
  const isRepeated = position.windows !== undefined;
  const most = isRepeated ? position.windows! : search.windows;
  while (windows < most && (isRepeated || found.size < search.wanted)) {
    const window = await search.reader.window<Posting>(listFor(anchor), { after });
    windows++;
    for (const candidate of await fresh(window, anchor, seen, search)) found.set(candidate.id, candidate);
    if (window.isEnd) return { found: [...found.values()], position: { ...position, windows } };
    if (window.items.length === 0) break;
    after = placeIn(window.items.at(-1)!);
  }
  const next = { anchor, after, seen };
  return { found: [...found.values()], position: { ...position, windows }, next };
}

type Begun = {
  run?: Run;
  anchor: string;
  after?: Place;
  windows: number;
  found: Candidate[];
  seen: [string, string][];
};

/** Reads the first stretch of each list and decides by them which is read on. */
async function begin({ asked, filter, reader }: Search): Promise<Begun> {
  const anchors = anchorsOf(asked.terms).slice(0, MAX_LISTS);
  // Of one word the list of that word tells as much.
  const isName = asked.nameTerm?.includes(" ") === true;
  const names = isName ? [reader.window<Posting>(listFor(asked.nameTerm!), { limit: NAMES })] : [];
  const reading = anchors.map((anchor) => reader.window<Posting>(listFor(anchor)));
  const lists = (await Promise.all(reading))
    .map((window, i) => ({ anchor: anchors[i]!, window }))
    .filter(({ window }) => window.isEnd || window.items.length > 0);
  const byName = (await Promise.all(names)).flatMap(({ items }) => items);
  const all = [...byName, ...lists.flatMap(({ window }) => window.items)];
  const [shortest] = lists.filter(({ window }) => window.isEnd).sort(byLength);
  if (lists.length === 0 || shortest) {
    // The lists of short terms are not complete, so none of them alone will do.
    const isComplete = shortest && !isShort(shortest.anchor);
    const found = await verified(isComplete ? shortest.window.items : all, asked, filter, reader);
    const rarest = lists.toSorted(byLength).map(({ anchor }) => anchor);
    return { run: { found, position: {}, rarest }, anchor: "", windows: 0, found: [], seen: [] };
  }
  const found = await verified(all, asked, filter, reader);
  const ids = new Set(found.map(({ id }) => `R#${id}`));
  const yields = ({ window }: (typeof lists)[number]) => window.items.filter(({ pk }) => ids.has(pk)).length;
  const [driver, ...others] = lists.toSorted((a, b) => yields(b) - yields(a));
  const seen = others.map(({ anchor, window }) => [anchor, window.items.at(-1)!.gsi1sk] as [string, string]);
  if (isName) seen.push([asked.nameTerm!, byName.at(-1)?.gsi1sk ?? ""]);
  return {
    anchor: driver!.anchor,
    after: placeIn(driver!.window.items.at(-1)!),
    windows: lists.length,
    found,
    seen,
  };
}

const byLength = (a: { window: Window<Posting> }, b: { window: Window<Posting> }) =>
  a.window.items.length - b.window.items.length;

/** What of a stretch was not there before: neither earlier in its list nor at the beginnings of the others. */
async function fresh(
  { items }: Window<Posting>,
  anchor: string,
  seen: [string, string][],
  { asked, filter, reader }: Search,
): Promise<Candidate[]> {
  const places = new Map(items.map((posting) => [posting.pk, posting.gsi1sk]).reverse() as [string, string][]);
  const found = await verified(items, asked, filter, reader);
  return found.filter((candidate) => {
    const first = firstPlaceOf(candidate, anchor);
    if (first !== undefined && isBefore(first, places.get(`R#${candidate.id}`)!)) return false;
    return seen.every(([other, upTo]) => {
      const there = firstPlaceOf(candidate, other);
      return there === undefined || isBefore(upTo, there);
    });
  });
}
