// A pictograph is a letter here: people look for them.
const LETTER = String.raw`[\p{L}\p{N}\p{M}\p{Extended_Pictographic}]`;
const PART = new RegExp(`${LETTER}+`, "gu");

/**
 * A word as people write it, parts and all: node.js, snake_case, O'Neill, first-come, C++, C#. What joins two parts
 * stands alone between them (of underscores any number); + or # after a word belong to it.
 */
const WORD = new RegExp(`${LETTER}+(?:(?:[.'-]|_+)${LETTER}+)*(?:\\++|#+)?`, "gu");

// Scripts that write without spaces, or pack a syllable into a character: two characters tell as much as a word.
const DENSE = /^[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\p{sc=Bopomofo}\p{Extended_Pictographic}]/u;
const IS_LETTER = new RegExp(`^${LETTER}`, "u");
const IS_MARK = /^\p{M}/u;

export const isDense = (character = "") => DENSE.test(character);
export const isLetter = (character = "") => IS_LETTER.test(character);
export const isMark = (character = "") => IS_MARK.test(character);

/** A word of a folded text and where it begins there. */
export type Word = { text: string; at: number };

const found = (folded: string, pattern: RegExp): Word[] =>
  [...folded.matchAll(pattern)].map(({ 0: text, index: at }) => ({ text, at }));

/** The words of a folded text. */
export const wordsOf = (folded: string) => found(folded, WORD);

/** The runs of letters and digits of a folded text. */
export const partsOf = (folded: string) => found(folded, PART);
