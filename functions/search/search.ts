import type { Found, SearchPage, SearchQuery } from "../../shared/search";
import { decodeCursor, encodeCursor, getItems, type Item } from "../table";
import { type Filter, ranked, toFound } from "./candidates";
import { correct } from "./corrections";
import { type FieldsPosition, isSimple, searchFields, windowsFor } from "./fields";
import { type Names, searchNames, toFoundTopic } from "./names";
import { type Asked, parse } from "./parse";
import { type Reader, readerOf } from "./reader";
import { type SaidPosition, searchSaid } from "./said-search";

/** Requests that a search may make: for one term and for more; a correction of one term may take so many beside them. */
const REQUESTS = { one: 4, more: 12, correction: 5 } as const;
/** Fewer hits than this may be a typing error. */
const FEW = 3;

/** Where a list of results goes on: in the rooms' fields, or in what was said; for a correction with what was searched. */
type Position = { fields?: FieldsPosition & { shown?: number }; said?: SaidPosition; q?: string };

type Part = { items: Found[]; next?: Position; isSure: boolean; along?: (Item | undefined)[] };

type Search = { asked: Asked; filter: Filter; reader: Reader; limit: number };

/**
 * Access pattern: rooms by what their name, topic, host and description hold and by what was said in them, with people and
 * topics by name. At most 4 requests for one term, 9 with a correction; 12 for several. @throws Problem bad-cursor.
 */
export async function search({ q, topic, exact, cursor, limit }: SearchQuery): Promise<SearchPage> {
  const scope = `search ${JSON.stringify([q, topic, exact])}`;
  const position = cursor === undefined ? {} : decodeCursor<Position>(scope, cursor);
  const asked = parse(position.q ?? q);
  const filter = { topic };
  const isOne = isSimple(asked, filter);
  const answer = { asked, filter, reader: readerOf(isOne ? REQUESTS.one : REQUESTS.more), limit };
  const isFirst = cursor === undefined;
  const { names, ...part } = isFirst
    ? await firstPage(answer)
    : { ...(await nextPart(answer, position)), names: NO_NAMES };
  const page = toPage(scope, part, names, position.q);
  if (!isFirst || exact === "true" || page.items.length >= Math.min(FEW, limit)) return page;
  return withCorrection(page, scope, q, isOne ? { ...answer, reader: readerOf(REQUESTS.correction) } : answer);
}

type ShownNames = Pick<SearchPage, "people" | "topics">;
const NO_NAMES: ShownNames = { people: [], topics: [] };

function toPage(scope: string, { items, next, isSure }: Part, names: ShownNames, q?: string): SearchPage {
  const position = next && (q === undefined ? next : { ...next, q });
  return {
    items,
    ...names,
    next: position ? encodeCursor(scope, position) : null,
    more: next !== undefined && !isSure,
    corrected: null,
  };
}

async function firstPage(search: Search): Promise<Part & { names: ShownNames }> {
  const reading = searchNames(search.asked, search.reader);
  const part = await nextPart(search, {}, reading);
  const names = await reading;
  return { ...part, names: await shown(names, part.along ?? [], search) };
}

/** Names with the topics as they stand: they were read along with the rooms, if any rooms were read. */
async function shown({ people, topics }: Names, along: (Item | undefined)[], { asked, reader }: Search) {
  const read = along.length > 0 || topics.length === 0 || !reader.spend() ? along : await getItems(topics);
  return { people, topics: read.flatMap((item) => toFoundTopic(item, asked)) };
}

/** The next results: of the rooms' fields, and when those are all shown, of what was said. */
async function nextPart(search: Search, { fields, said }: Position, names?: Promise<Names>): Promise<Part> {
  const { asked, filter, limit } = search;
  if (said) return saidPart(search, [], said, names);
  const run = await searchFields({ ...search, wanted: limit, windows: windowsFor(asked, filter) }, fields);
  const found = ranked(run.found, asked);
  const from = fields?.shown ?? 0;
  const items = found.slice(from, from + limit).map((candidate) => toFound(candidate, asked));
  if (found.length > from + limit) {
    return { items, next: { fields: { ...run.position, shown: from + limit } }, isSure: true };
  }
  if (run.next) return { items, next: { fields: run.next }, isSure: false };
  if (items.length === limit) return { items, next: { said: {} }, isSure: false };
  return saidPart({ ...search, rarest: run.rarest }, items, {}, names);
}

async function saidPart(
  search: Search & { rarest?: string[] },
  items: Found[],
  position: SaidPosition,
  names?: Promise<Names>,
): Promise<Part> {
  const along = (await names)?.topics ?? [];
  const run = await searchSaid({ ...search, wanted: search.limit - items.length, along }, position);
  return {
    items: [...items, ...run.found],
    next: run.next && { said: run.next },
    isSure: false,
    along: run.along,
  };
}

/** Few or no rooms say what was typed: what it may have meant follows, under its own name. */
async function withCorrection(page: SearchPage, scope: string, q: string, search: Search): Promise<SearchPage> {
  const correction = await correct(q, search);
  if (!correction) return page;
  const known = new Set(page.items.map(({ room }) => room.id));
  const { asked, found, position } = correction;
  const other = ranked(found, asked)
    .filter(({ id }) => !known.has(id))
    .map((candidate) => toFound(candidate, asked));
  const from = page.items.length;
  const hasNames = page.people.length > 0 || page.topics.length > 0;
  const names = hasNames ? page : await shown(await searchNames(asked, search.reader), [], { ...search, asked });
  if (other.length === 0 && (hasNames || names.people.length + names.topics.length === 0)) return page;
  const room = search.limit - from;
  const items = [...page.items, ...other.slice(0, room)];
  const next = other.length > room ? { fields: { ...position, shown: room } } : undefined;
  const isGoingOn = next === undefined && page.next !== null;
  return {
    ...(isGoingOn ? { ...page, ...names, items } : toPage(scope, { items, next, isSure: true }, names, correction.q)),
    corrected: { q: correction.q, from },
  };
}
