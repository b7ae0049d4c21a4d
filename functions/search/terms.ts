import { fold } from "./fold";
import { isDense, isLetter, isMark, partsOf, wordsOf } from "./words";

/** What of a room is searched, best field first. */
export const FIELDS = ["name", "topic", "host", "description"] as const;
export type Field = (typeof FIELDS)[number];
export type Texts = Record<Field, string>;

/** How a term stands in a word, best first. */
export const KINDS = ["whole", "prefix", "infix"] as const;
export type Kind = (typeof KINDS)[number];

/** How good a match is, as one character that sorts the better one first: "0" is the name itself. */
const tierOf = (field: Field, kind: Kind) =>
  (1 + FIELDS.indexOf(field) * KINDS.length + KINDS.indexOf(kind)).toString(36);
const THE_NAME = "0";

/** Longest term, in code points: what is longer is looked up by its start. Names as a whole may be longer. */
const TERM_LENGTH = 24;
const NAME_LENGTH = 60;

/** A term of fewer code points is short: the index knows it as the beginning of a word of the name or topic only. */
const widthOf = ([first, second]: string[]) => (isDense(first) || isDense(second) ? 2 : 3);
export const isShort = (term: string) => [...term].length < widthOf([...term]);

/** The first characters of a term, by which the index is divided. */
export const headOf = (term: string) => {
  const characters = [...term];
  return characters.slice(0, widthOf(characters)).join("");
};

export const cut = (term: string, length = TERM_LENGTH) =>
  term.length <= length ? term : [...term].slice(0, length).join("");

/** A whole name as one term, so that it is found at once by its first words. It begins as no other term does. */
export const nameTerm = (folded: string) => {
  const words = partsOf(folded).map(({ text }) => text);
  return words.length === 0 ? undefined : cut(`=${words.join(" ")}`, NAME_LENGTH);
};

/** All terms of a room, or those that begin so, with the best tier of each. */
export function termsOf(texts: Texts, beginning = ""): Map<string, string> {
  const tiers = new Map<string, string>();
  const add = (term: string, tier: string) => {
    if (!term.startsWith(beginning)) return;
    const known = tiers.get(term);
    if (known === undefined || tier < known) tiers.set(term, tier);
  };
  for (const field of FIELDS) {
    for (const { text } of wordsOf(fold(texts[field]))) if (text.includes(beginning)) addTerms(field, text, add);
  }
  const name = fold(texts.name);
  const whole = nameTerm(name);
  if (whole) add(whole, THE_NAME);
  if (tiers.has(cut(name.trim()))) add(cut(name.trim()), THE_NAME);
  return withoutCovered(tiers);
}

/** The terms of a name that is not a room's: a person's or a topic's. */
export const termsOfName = (name: string) => termsOf({ name, topic: "", host: "", description: "" });

type Add = (term: string, tier: string) => void;

/** Every suffix of a word is a term, so that whatever stands inside the word begins one. */
function addTerms(field: Field, word: string, add: Add) {
  const characters = [...word];
  for (let i = 0; i < characters.length; i++) {
    const [before, character] = [characters[i - 1], characters[i]];
    if (isMark(character) || (i > 0 && !isLetter(character))) continue;
    const rest = characters.slice(i);
    const begins = !isLetter(before) || isDense(before) || isDense(character);
    if (rest.length >= widthOf(rest)) {
      add(rest.slice(0, TERM_LENGTH).join(""), tierOf(field, begins ? "whole" : "infix"));
    }
    if (begins && field === "name") addBeginnings(rest, add);
  }
  // What is short and has a sign is a word of its own anywhere: C#, 🍞. So is a topic's and a person's: Go, al, ben-xu.
  if (isShort(word) && (field !== "description" || !PLAIN.test(word))) add(word, tierOf(field, "whole"));
  if (field !== "host") return;
  for (const { text } of partsOf(word)) if (isShort(text)) add(text, tierOf(field, "whole"));
}

const PLAIN = /^[\p{L}\p{N}\p{M}]+$/u;

/** Beginnings of a name's word: the short ones, which nothing else finds; three letters and the first part for their rank. */
function addBeginnings(rest: string[], add: Add) {
  const end = rest.findIndex((character, i) => i > 0 && !isLetter(character));
  const part = rest.slice(0, end < 0 ? TERM_LENGTH : Math.min(end, TERM_LENGTH));
  for (let n = 1; n <= Math.min(widthOf(rest), rest.length); n++) {
    add(rest.slice(0, n).join(""), tierOf("name", n === rest.length || n === part.length ? "whole" : "prefix"));
  }
  if (part.length >= widthOf(rest)) add(part.join(""), tierOf("name", "whole"));
}

const KEPT_FOR_RANK = tierOf("name", "prefix");

/** A term that begins another one of the room is found by that one too; only the name's keep it, for their rank. */
function withoutCovered(tiers: Map<string, string>): Map<string, string> {
  const terms = [...tiers.keys()].sort();
  return new Map(
    terms.flatMap((term, i) => {
      const tier = tiers.get(term)!;
      const covered = terms[i + 1]?.startsWith(term) && !isShort(term);
      return covered && tier > KEPT_FOR_RANK ? [] : [[term, tier] as const];
    }),
  );
}
