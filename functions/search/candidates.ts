import type { Found } from "../../shared/search";
import * as Rooms from "../rooms";
import { getItems, type Item } from "../table";
import { listOf, type Posting, placeOf, textsOf, textsOfPosting, toCard } from "./item";
import { type FoldedTexts, foldTexts, matchesOf, standingOf } from "./match";
import type { Asked, Term } from "./parse";
import type { List, Reader } from "./reader";
import { isShort, nameTerm, type Texts, termsOf } from "./terms";

/** A room that may be what was asked for. */
export type Candidate = {
  id: string;
  card: Found["room"];
  texts: Texts;
  folded: FoldedTexts;
  /** Its texts are not all there. */
  isCut: boolean;
};

/** The list that is read for an anchor. */
export const listFor = (anchor: string): List =>
  isShort(anchor) ? { partition: listOf(anchor) } : { partition: listOf(anchor), beginning: anchor };

export function toCandidate(posting: Posting): Candidate {
  const texts = textsOfPosting(posting);
  const card = toCard(posting);
  return { id: card.id, card, texts, folded: foldTexts(texts), isCut: posting.isCut ?? false };
}

/** A room's head as a candidate with all its texts. */
export function headCandidate(head: Rooms.RoomItem): Candidate {
  const texts = textsOf(head);
  return { id: Rooms.roomIdOf(head), card: Rooms.toCard(head), texts, folded: foldTexts(texts), isCut: false };
}

/** The first place of a room in the list of an anchor: a room that has several terms there counts at this one. */
export function firstPlaceOf({ id, texts }: Candidate, anchor: string): string | undefined {
  let first: string | undefined;
  for (const [term, tier] of termsOf(texts, anchor)) {
    if (isShort(anchor) && term !== anchor) continue;
    const place = placeOf(term, tier, id);
    if (first === undefined || isBefore(place, first)) first = place;
  }
  return first;
}

/** The order of the table: by the bytes of UTF-8. */
export const isBefore = (a: string, b: string) => Buffer.compare(Buffer.from(a), Buffer.from(b)) < 0;

export type Filter = { topic?: string };

const failing = (terms: Term[], { folded }: Candidate) =>
  terms.filter((term) => standingOf(term, folded) === undefined);

/** At most so many heads are read for what postings leave out of long descriptions. */
const MAX_COMPLETED = 10;

/** The candidates that hold all terms. What a posting left out of the description is read from the rooms themselves. */
export async function verified(
  postings: Posting[],
  { terms }: Asked,
  { topic }: Filter,
  reader: Reader,
): Promise<Candidate[]> {
  const candidates = new Map(postings.map((posting) => [posting.pk, posting]));
  const held: Candidate[] = [];
  const doubtful: string[] = [];
  for (const posting of candidates.values()) {
    if (topic !== undefined && posting.topicId !== topic) continue;
    const candidate = toCandidate(posting);
    if (failing(terms, candidate).length === 0) held.push(candidate);
    else if (candidate.isCut) doubtful.push(candidate.id);
  }
  return doubtful.length > 0 && reader.spend()
    ? [...held, ...(await completed(doubtful.slice(0, MAX_COMPLETED), terms))]
    : held;
}

async function completed(ids: string[], terms: Term[]): Promise<Candidate[]> {
  const heads = await getItems<Rooms.RoomItem & Item>(ids.map(Rooms.roomKey));
  return heads
    .filter((head) => head !== undefined && head.deletedAt === undefined)
    .map((head) => headCandidate(head!))
    .filter((candidate) => failing(terms, candidate).length === 0);
}

/** The terms' standings and the name as a whole: a lower rank is better, compared part by part. */
export function rankOf({ terms, nameTerm: asked }: Asked, { folded }: Candidate): number[] {
  const standings = terms.map((term) => standingOf(term, folded) ?? Number.MAX_SAFE_INTEGER);
  return [nameRank(asked, terms, nameTerm(folded.name)), standings.reduce((sum, standing) => sum + standing, 0)];
}

function nameRank(asked: string | undefined, terms: Term[], name: string | undefined): number {
  if (!asked || !name) return 3;
  if (name === asked) return 0;
  // For one word its place in the name tells as much.
  if (terms.length < 2) return 3;
  if (name.startsWith(asked)) return 1;
  return name.includes(asked.slice(1)) ? 2 : 3;
}

/** Best first; of equals the newer room. */
export function ranked(candidates: Candidate[], asked: Asked): Candidate[] {
  const ranks = new Map(candidates.map((candidate) => [candidate, rankOf(asked, candidate)]));
  return candidates.toSorted((a, b) => {
    const [first, second] = [ranks.get(a)!, ranks.get(b)!];
    const difference = first.findIndex((value, i) => value !== second[i]);
    return difference < 0 ? (a.id < b.id ? 1 : -1) : first[difference]! - second[difference]!;
  });
}

export const toFound = ({ card, texts }: Candidate, { terms }: Asked): Found => ({
  room: card,
  matches: matchesOf(terms, texts),
});
