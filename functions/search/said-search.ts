import { createHash } from "node:crypto";
import type { Found, Match } from "../../shared/search";
import type * as Rooms from "../rooms";
import { getItems, type Item, type Key, momentOf } from "../table";
import { type Candidate, type Filter, headCandidate } from "./candidates";
import { isSimple } from "./fields";
import { fold } from "./fold";
import { type SaidPosting, saidListOf } from "./item";
import { markedIn, matchesOf, standingOf, stands } from "./match";
import { type Asked, plainTerm, type Term } from "./parse";
import { type List, type Place, placeIn, type Reader, type Window } from "./reader";
import { saidKey, saidWordsIn } from "./said-item";

/** Postings read at a time, 400 bytes each. */
const LIMIT = 16;
/** Lists that are begun to find a short one, and stretches of it that are read. */
const MAX_PROBES = 2;
const MAX_WINDOWS = 3;
/** Items that are looked up, 0.5 RCU each: rooms, and of several words whether they were said there. */
const MAX_KEYS = { one: 8, more: 24 } as const;
const MAX_OTHERS = 3;

/** Where the search of what was said stands: in which word's list, after which place, and what rooms it has looked at. */
export type SaidPosition = { word?: string; after?: Place; seen?: string };

export type SaidRun = { found: Found[]; next?: SaidPosition; along: (Item | undefined)[] };

/** `rarest`: anchors of terms in the order in which they are likely to be rare. `along`: keys to read with the rooms. */
export type SaidSearch = {
  asked: Asked;
  filter: Filter;
  reader: Reader;
  wanted: number;
  along: Key[];
  rarest?: string[];
};

const listFor = (word: string): List => ({ partition: saidListOf(word), beginning: word });
const wordsIn = ({ text }: Term) => [...saidWordsIn(text).keys()];

/**
 * Rooms where somebody said a term that their own fields do not hold: words that begin with it, whole ones first. Of several
 * terms each is a field's or a word said somewhere in the room.
 */
export async function searchSaid(search: SaidSearch, position: SaidPosition = {}): Promise<SaidRun> {
  const { asked, reader, wanted } = search;
  const word = position.word ?? (await driverOf(search));
  if (word === undefined) return { found: [], along: [] };
  const others = [...new Set(asked.terms.flatMap(wordsIn))].filter((other) => other !== word).slice(0, MAX_OTHERS);
  const isOne = isSimple(asked, search.filter);
  const seen = seenIn(position.seen);
  const found: Found[] = [];
  let { along } = search;
  let read: (Item | undefined)[] = [];
  let keys = (isOne ? MAX_KEYS.one : MAX_KEYS.more) - along.length;
  let after = position.after;
  for (let windows = 0; windows < MAX_WINDOWS && found.length < wanted; windows++) {
    const rooms = Math.min(Math.floor(keys / (1 + others.length)), wanted - found.length);
    if (rooms === 0 || reader.left === 0) break;
    const window = await reader.window<SaidPosting>(listFor(word), { limit: LIMIT, after });
    const { postings, last, isEnd } = select(window, seen, rooms);
    if (postings.length > 0) {
      if (!reader.spend()) break;
      const looked = await lookUp(postings, word, others, along, search);
      found.push(...looked.found);
      if (along.length > 0) read = looked.along;
      along = [];
      for (const { pk } of postings) seen.add(hashOf(pk));
      keys -= postings.length * (1 + others.length);
    }
    if (isEnd) return { found, along: read };
    after = last ?? after;
    if (isOne) break;
  }
  return { found, next: { word, after, seen: packed(seen) }, along: read };
}

/** The word whose list is read: the likely rarest, or one whose list turns out to be short. */
async function driverOf({ asked, reader, rarest = [] }: SaidSearch): Promise<string | undefined> {
  const order = (term: Term) => (rarest.indexOf(term.anchor ?? "") + rarest.length + 1) % (rarest.length + 1);
  const words = asked.terms
    .flatMap((term) => wordsIn(term).map((word) => ({ word, order: order(term) })))
    .sort((a, b) => a.order - b.order || b.word.length - a.word.length)
    .map(({ word }) => word);
  if (words.length < 2) return words[0];
  for (const word of new Set(words.slice(0, MAX_PROBES))) {
    if ((await reader.window(listFor(word), { limit: LIMIT })).isEnd) return word;
  }
  return words[0];
}

/** The postings of the next rooms that were not looked at, and how far into the list that is. */
function select({ items, isEnd }: Window<SaidPosting>, seen: Set<string>, most: number) {
  const postings = new Map<string, SaidPosting>();
  let last: Place | undefined;
  for (const item of items) {
    const isNew = !seen.has(hashOf(item.pk)) && !postings.has(item.pk);
    if (isNew && postings.size === most) return { postings: [...postings.values()], last, isEnd: false };
    if (isNew) postings.set(item.pk, item);
    last = placeIn(item);
  }
  return { postings: [...postings.values()], last, isEnd };
}

async function lookUp(
  postings: SaidPosting[],
  word: string,
  others: string[],
  along: Key[],
  { asked, filter }: SaidSearch,
) {
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
const HASH_LENGTH = 6;
/** A cursor has room for this many rooms: after them one may come again. */
const MOST_SEEN = 120;

const hashOf = (pk: string) => createHash("sha256").update(pk).digest().subarray(0, HASH_BYTES).toString("base64url");
const packed = (seen: Set<string>) => [...seen].slice(-MOST_SEEN).join("");
const seenIn = (text = "") => new Set(text.match(new RegExp(`.{${HASH_LENGTH}}`, "g")) ?? []);
