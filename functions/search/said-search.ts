import { createHash } from "node:crypto";
import type { Found, Match } from "../../shared/search";
import type * as Rooms from "../rooms";
import { getItems, type Item, type Key, momentOf } from "../table";
import { type Candidate, type Filter, headCandidate } from "./candidates";
import { fold } from "./fold";
import { type SaidPosting, saidListOf } from "./item";
import { markedIn, matchesOf, standingOf, stands } from "./match";
import { type Asked, plainTerm, type Term } from "./parse";
import { type List, type Place, placeIn, type Reader, type Window } from "./reader";
import { saidKey, saidWordsIn } from "./said-item";

/** Postings read at a time, 400 bytes each, and rooms that are looked up for them, 0.5 RCU each. */
const LIMIT = 16;
const MAX_ROOMS = 8;
const MAX_PROBES = 3;
const MAX_WINDOWS = 4;
/** Other words that are looked up for each room. */
const MAX_OTHERS = 4;

/** Where the search of what was said stands: in which word's list, after which place, and what rooms it has looked at. */
export type SaidPosition = { word?: string; after?: Place; seen?: string };

export type SaidRun = { found: Found[]; next?: SaidPosition; along: (Item | undefined)[] };

export type SaidSearch = { asked: Asked; filter: Filter; reader: Reader; wanted: number; along: Key[] };

const listFor = (word: string): List => ({ partition: saidListOf(word), beginning: word });
const wordsIn = ({ text }: Term) => [...saidWordsIn(text).keys()];

/**
 * Rooms where somebody said a term that their own fields do not hold: words that begin with it, whole ones first. Of several
 * terms each is a field's or a word said somewhere in the room. `along` is read in the same request as the rooms.
 */
export async function searchSaid(search: SaidSearch, position: SaidPosition = {}): Promise<SaidRun> {
  const { asked, reader, wanted } = search;
  let along: (Item | undefined)[] = [];
  const run = (found: Found[], next?: SaidPosition): SaidRun => ({ found, next, along });
  const word = position.word ?? (await rarest(asked, reader));
  if (word === undefined) return run([]);
  const seen = seenIn(position.seen);
  const found: Found[] = [];
  const most = asked.terms.length > 1 || search.filter.topic ? MAX_WINDOWS : 1;
  let after = position.after;
  for (let windows = 0; windows < most && found.length < wanted; windows++) {
    const window = await reader.window<SaidPosting>(listFor(word), { limit: LIMIT, after });
    const { postings, last } = select(window, seen, Math.min(MAX_ROOMS, wanted - found.length));
    if (postings.length > 0) {
      if (!reader.spend()) break;
      const looked = await lookUp(postings, word, { ...search, along: along.length > 0 ? [] : search.along });
      found.push(...looked.found);
      if (along.length === 0) along = looked.along;
      for (const { pk } of postings) seen.add(hashOf(pk));
    }
    if (last === undefined) return window.isEnd ? run(found) : run(found, { word, after, seen: packed(seen) });
    after = last;
    if (window.isEnd && isSame(last, window.items.at(-1))) return run(found);
  }
  return run(found, { word, after, seen: packed(seen) });
}

const isSame = (place: Place, item: SaidPosting | undefined) => item?.gsi1sk === place[0] && item.pk === place[1];

/** The word whose list is read: the first that has a short one, by their length. */
async function rarest({ terms }: Asked, reader: Reader): Promise<string | undefined> {
  const words = [...new Set(terms.flatMap(wordsIn))].sort((a, b) => b.length - a.length);
  if (words.length < 2) return words[0];
  for (const word of words.slice(0, MAX_PROBES)) {
    if ((await reader.window(listFor(word), { limit: LIMIT })).isEnd) return word;
  }
  return words[0];
}

/** The postings of the next rooms that were not looked at, and how far into the stretch that is. */
function select({ items }: Window<SaidPosting>, seen: Set<string>, most: number) {
  const postings = new Map<string, SaidPosting>();
  let last: Place | undefined;
  for (const item of items) {
    const isNew = !seen.has(hashOf(item.pk)) && !postings.has(item.pk);
    if (isNew && postings.size === most) break;
    if (isNew) postings.set(item.pk, item);
    last = placeIn(item);
  }
  return { postings: [...postings.values()], last };
}

async function lookUp(postings: SaidPosting[], word: string, { asked, filter, along }: SaidSearch) {
  const others = [...new Set(asked.terms.flatMap(wordsIn))].filter((other) => other !== word).slice(0, MAX_OTHERS);
  const perRoom = 1 + others.length;
  const keys = postings.flatMap(({ pk }) => [{ pk, sk: "N" }, ...others.map((other) => saidKey(pk, other))]);
  const items = await getItems([...keys, ...along]);
  const found = postings.flatMap((posting, i) => {
    const [head, ...words] = items.slice(i * perRoom, (i + 1) * perRoom) as [Rooms.RoomItem | undefined, ...unknown[]];
    if (!head || head.deletedAt !== undefined) return [];
    if (filter.topic !== undefined && head.topicId !== filter.topic) return [];
    // Of a long search not every word is looked up.
    const unsaid = new Set(others.filter((_, i) => words[i] === undefined));
    const candidate = headCandidate(head);
    const isHeld = holds(candidate, asked, posting.excerpt, (word) => !unsaid.has(word));
    return isHeld ? [toFound(candidate, posting, word, asked)] : [];
  });
  return { found, along: items.slice(keys.length) };
}

/** Whether a room's fields lack a term, and what they lack was said: a word of it in the room, what is too short in the piece. */
function holds({ folded }: Candidate, { terms }: Asked, excerpt: string, wasSaid: (word: string) => boolean): boolean {
  const lacking = terms.filter((term) => standingOf(term, folded) === undefined);
  return (
    lacking.length > 0 &&
    lacking.every((term) => {
      const words = wordsIn(term);
      return words.length > 0 ? words.every(wasSaid) : stands(term, fold(excerpt));
    })
  );
}

function toFound({ card, texts }: Candidate, posting: SaidPosting, word: string, { terms }: Asked): Found {
  const { excerpt: text, messageId, authorId, authorName } = posting;
  const said: Match = {
    field: "said",
    text,
    spans: markedIn([...terms, plainTerm(word)], text),
    message: { id: messageId, author: { id: authorId, username: authorName }, createdAt: momentOf(messageId) },
  };
  return { room: card, matches: [...matchesOf(terms, texts), said] };
}

const HASH_BYTES = 4;
const MOST_SEEN = 120;

const hashOf = (pk: string) => createHash("sha256").update(pk).digest().subarray(0, HASH_BYTES).toString("base64url");

/** A cursor has room for this many rooms: after them one may come again. */
const packed = (seen: Set<string>) => [...seen].slice(-MOST_SEEN).join("");

const seenIn = (text = "") => new Set(text.match(/.{6}/g) ?? []);
