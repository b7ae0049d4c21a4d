import { fold } from "./fold";
import { cut, isShort, nameTerm } from "./terms";
import { partsOf, wordsOf } from "./words";

/** Something that must be said: a word or a piece of one, or words that stand together. */
export type Term = {
  /** Folded. */
  text: string;
  /** Where in a folded text it stands. */
  pattern: RegExp;
  /** What its list is read by; missing when it holds nothing that the index knows. */
  anchor?: string;
};

export type Asked = {
  terms: Term[];
  /** The whole as the start of a room's name. */
  nameTerm?: string;
};

/** Of more terms than this the rest is not looked at: the bound of what one search may cost. */
const MAX_TERMS = 50;

const QUOTED_OR_NOT = /"([^"]*)"?|[^\s"]+/gu;
const BETWEEN = String.raw`[^\p{L}\p{N}\p{M}]+`;
const literally = (text: string) => text.replace(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`);

/** Reads what somebody typed. What holds no letter, digit or pictograph asks for nothing. */
export function parse(q: string): Asked {
  const folded = fold(q);
  const terms = new Map<string, Term>();
  for (const { 0: token, 1: quoted } of folded.matchAll(QUOTED_OR_NOT)) {
    const term = quoted === undefined ? wordTerm(token) : phraseTerm(quoted);
    if (term && terms.size < MAX_TERMS) terms.set(term.text, term);
  }
  return { terms: [...terms.values()], nameTerm: nameTerm(folded) };
}

/** One word with the signs inside it, with a dot before it (.NET) and + or # after it (C++); other signs around it are not meant. */
function wordTerm(token: string): Term | undefined {
  const begun = /\.?[\p{L}\p{N}\p{Extended_Pictographic}].*/u.exec(token)?.[0];
  if (begun === undefined) return undefined;
  // Half of mu_lock: two letters are not looked for inside words, but with the sign they begin one that the index knows.
  return BEGUN.test(begun) ? { ...plainTerm(begun), anchor: begun } : plainTerm(begun.replace(TAIL, "$1"));
}

const BEGUN = /^[\p{L}\p{N}]{2}_+$/u;

/** A term that is looked for as it stands. */
export const plainTerm = (text: string): Term => ({
  text,
  pattern: new RegExp(literally(text), "gu"),
  anchor: anchorOf(text),
});

const TAIL = /([\p{L}\p{N}\p{M}\p{Extended_Pictographic}](?:\++|#+)?)[^\p{L}\p{N}\p{M}\p{Extended_Pictographic}]*$/u;

/** Words that stand together, whatever is between them. */
function phraseTerm(quoted: string): Term | undefined {
  const words = partsOf(quoted).map(({ text }) => text);
  if (words.length < 2) return wordTerm(quoted.trim());
  const text = words.join(" ");
  return { text, pattern: new RegExp(words.map(literally).join(BETWEEN), "gu"), anchor: anchorOf(text) };
}

/**
 * The longest word of a term: every text that holds the term holds a word that this one stands in. The index knows beginnings
 * of what stands in words, so it is found whatever surrounds the term.
 */
function anchorOf(text: string): string | undefined {
  const words = wordsOf(text).map((word) => word.text);
  const [longest] = words.sort((a, b) => b.length - a.length);
  return longest === undefined ? undefined : cut(longest);
}

/** Anchors whose lists are complete, the longest and so mostly the rarest first; short ones only where there is no other. */
export function anchorsOf(terms: Term[]): string[] {
  const anchors = [...new Set(terms.map(({ anchor }) => anchor).filter((anchor) => anchor !== undefined))];
  const complete = anchors.filter((anchor) => !isShort(anchor));
  return (complete.length > 0 ? complete : anchors).sort((a, b) => b.length - a.length);
}
