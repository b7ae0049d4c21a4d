import { getItems, type Item, type Key, updateItem } from "../table";
import { fold } from "./fold";
import type { Texts } from "./terms";
import { partsOf } from "./words";

/** A word less one letter, or the word itself, and the words it came from. */
type VocabularyItem = Item & { words: Set<string> };

const MIN = 3;
const MAX = 24;
const MOST_KEYS = 100;
const LETTERS = /^\p{L}+$/u;

export const vocabularyKey = (variant: string): Key => ({ pk: `D#${variant}`, sk: "N" });

const isLearnt = (word: string) => LETTERS.test(word) && [...word].length >= MIN && [...word].length <= MAX;

/**
 * The words of a room that a correction may lead to: those of its name and topic, of letters alone. Usernames are no part of
 * it: a person who leaves takes the name along, and the vocabulary forgets nothing.
 */
export const vocabularyOf = ({ name, topic }: Pick<Texts, "name" | "topic">) =>
  [...new Set(partsOf(fold(`${name} ${topic}`)).map(({ text }) => text))].filter(isLearnt);

/** A word and all it becomes by leaving out one letter. */
export function variantsOf(word: string): string[] {
  const letters = [...word];
  return [...new Set([word, ...letters.map((_, i) => letters.toSpliced(i, 1).join(""))])];
}

/** The words of these that the vocabulary lacks. */
export async function unknownOf(words: string[]): Promise<string[]> {
  if (words.length === 0) return [];
  const found = await getItems<VocabularyItem>(words.map(vocabularyKey));
  return words.filter((word, i) => !found[i]?.words.has(word));
}

/**
 * Adds words to the vocabulary. They stay when their rooms go: a correction that finds nothing is not offered, and who else
 * uses a word would have to be counted.
 */
export async function learn(words: string[]): Promise<number> {
  const unknown = await unknownOf(words);
  for (const word of unknown) await learnWord(word);
  return unknown.length;
}

async function learnWord(word: string): Promise<void> {
  const add = (variant: string) => updateItem(vocabularyKey(variant), { add: { words: new Set([word]) } });
  const [whole, ...variants] = variantsOf(word);
  await Promise.all(variants.map(add));
  // The word's own item comes last: it tells that all the others are there.
  await add(whole!);
}

/** What the vocabulary says to a typed word: whether it is one, and which are one typing error away, the likelier first. */
export type Hint = { word: string; isKnown: boolean; near: string[] };

/** Looks words up in one request: 0.5 RCU for each of their letters. Words that are too long are left out. */
export async function hintsFor(words: string[]): Promise<Hint[]> {
  const asked = words.filter((word) => [...word].length <= MAX).map((word) => ({ word, variants: variantsOf(word) }));
  const found = await getItems<VocabularyItem>(
    [...new Set(asked.flatMap(({ variants }) => variants))].slice(0, MOST_KEYS).map(vocabularyKey),
  );
  const byVariant = new Map(found.flatMap((item) => (item ? [[item.pk.slice("D#".length), item.words] as const] : [])));
  return asked.map(({ word, variants }) => {
    const near = new Set(variants.flatMap((variant) => [...(byVariant.get(variant) ?? [])]));
    return { word, isKnown: near.has(word), near: rank(word, [...near]) };
  });
}

/** Those of the words that are one typing error away, the likelier first. */
export const rank = (word: string, words: string[]) =>
  words
    .map((candidate) => ({ candidate, error: errorBetween(word, candidate) }))
    .filter(({ error }) => error !== undefined)
    .sort((a, b) => a.error! - b.error!)
    .map(({ candidate }) => candidate);

/**
 * What single typing error made one word of another: two letters swapped, one left out, doubled, wrong, or too many; the first
 * letter is seldom wrong. Undefined when it takes more than one, or none.
 */
function errorBetween(typed: string, meant: string): number | undefined {
  const [a, b] = [[...typed], [...meant]];
  if (typed === meant || Math.abs(a.length - b.length) > 1) return undefined;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < Math.min(a.length, b.length) - start && a.at(-1 - end) === b.at(-1 - end)) end++;
  const [typedRest, meantRest] = [a.slice(start, a.length - end), b.slice(start, b.length - end)];
  const penalty = start === 0 ? 4 : 0;
  if (typedRest.length === 2 && typedRest[0] === meantRest[1] && typedRest[1] === meantRest[0]) return penalty;
  if (typedRest.length > 1 || meantRest.length > 1) return undefined;
  if (meantRest.length === 0) return penalty + (typedRest[0] === a[start - 1] ? 0 : 2);
  return penalty + (typedRest.length === 0 ? 1 : 3);
}
