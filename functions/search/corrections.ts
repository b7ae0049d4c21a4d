import { type Candidate, type Filter, listFor, ranked, rankOf, toCandidate } from "./candidates";
import { type FieldsPosition, searchFields } from "./fields";
import { fold } from "./fold";
import type { Posting } from "./item";
import { standingOf } from "./match";
import { type Asked, anchorsOf, parse, type Term } from "./parse";
import type { Reader } from "./reader";
import { FIELDS } from "./terms";
import { hintsFor, rank } from "./vocabulary";
import { partsOf } from "./words";

/** Readings of what was typed that are tried. */
const MAX_READINGS = 3;
/** Words that are looked up in the vocabulary at a time. */
const MAX_WORDS = 3;
const MIN_LETTERS = 3;

export type Correcting = { asked: Asked; filter: Filter; reader: Reader; limit: number };

export type Correction = { q: string; asked: Asked; found: Candidate[]; position: FieldsPosition };

/** One word put right. */
type Reading = { word: string; instead: string };

/** What was typed with one word put right, and what that finds; undefined when nothing near is known. */
export async function correct(q: string, search: Correcting): Promise<Correction | undefined> {
  const folded = fold(q);
  const tried: Correction[] = [];
  for (const { word, instead } of (await readingsOf(search)).slice(0, MAX_READINGS)) {
    const reading = folded.replace(wholeWord(word), () => instead).trim();
    const asked = parse(reading);
    if (asked.terms.length === 0 || search.reader.left === 0) continue;
    const { found, position } = await searchFields({ ...search, asked, wanted: search.limit, windows: 0 });
    if (found.length > 0) tried.push({ q: reading, asked, found: ranked(found, asked), position });
  }
  return tried.toSorted((a, b) => nameRankOf(a) - nameRankOf(b))[0];
}

/** Who asked for a room by its name meant that one. */
const nameRankOf = ({ asked, found }: Correction) => rankOf(asked, found[0]!)[0]!;

const LETTER = String.raw`[\p{L}\p{N}\p{M}]`;
const wholeWord = (word: string) => new RegExp(`(?<!${LETTER})${word}(?!${LETTER})`, "u");

/** Readings, the likelier first: by the vocabulary if a word is nowhere, else by what the rooms that hold the others say. */
async function readingsOf({ asked, reader }: Correcting): Promise<Reading[]> {
  const { terms } = asked;
  if (terms.length === 1) return nearTo(terms, reader);
  const lists = await Promise.all(
    anchorsOf(terms)
      .slice(0, MAX_READINGS)
      .map(async (anchor) => ({ anchor, ...(await reader.window<Posting>(listFor(anchor))) })),
  );
  const isNowhere = (term: Term) =>
    lists.some(({ anchor, items, isEnd }) => anchor === term.anchor && isEnd && items.length === 0);
  const nowhere = terms.filter(isNowhere);
  if (nowhere.length > 0) return nearTo(nowhere, reader);
  const readings = nearIn(
    lists.flatMap(({ items }) => items),
    terms,
  );
  if (readings.length > 0) return readings;
  const listed = new Set(lists.map(({ anchor }) => anchor));
  return nearTo(
    terms.filter(({ anchor }) => anchor === undefined || !listed.has(anchor)),
    reader,
  );
}

/** The words of terms that the vocabulary does not know, put right by it. */
async function nearTo(terms: Term[], reader: Reader): Promise<Reading[]> {
  const words = terms.flatMap(({ text }) => lettersOf(text)).sort((a, b) => b.length - a.length);
  if (words.length === 0 || !reader.spend()) return [];
  const hints = await hintsFor(words.slice(0, MAX_WORDS));
  const unknown = hints.filter(({ isKnown }) => !isKnown);
  return (unknown.length > 0 ? unknown : hints).flatMap(({ word, near }) => near.map((instead) => ({ word, instead })));
}

const lettersOf = (text: string) =>
  partsOf(text)
    .map((part) => part.text)
    .filter((word) => [...word].length >= MIN_LETTERS);

/** Rooms that hold all terms but one, and instead of it a word that is one typing error away. */
function nearIn(postings: Posting[], terms: Term[]): Reading[] {
  const rooms = [...new Map(postings.map((posting) => [posting.pk, posting])).values()].map(toCandidate);
  const readings = rooms.flatMap((room) => {
    const standings = terms.map((term) => standingOf(term, room.folded));
    const lacking = terms.filter((_, i) => standings[i] === undefined);
    if (lacking.length !== 1) return [];
    const [near] = rank(lacking[0]!.text, wordsOf(room));
    const sum = standings.reduce<number>((sum, standing) => sum + (standing ?? 0), 0);
    return near === undefined ? [] : [{ word: lacking[0]!.text, instead: near, sum }];
  });
  const best = new Map(
    readings.sort((a, b) => b.sum - a.sum).map((reading) => [`${reading.word} ${reading.instead}`, reading]),
  );
  return [...best.values()].sort((a, b) => a.sum - b.sum);
}

const wordsOf = ({ folded }: Candidate) => [
  ...new Set(FIELDS.flatMap((field) => partsOf(folded[field])).map(({ text }) => text)),
];
