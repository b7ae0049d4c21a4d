import * as Messages from "../messages";
import { joinText, type Key } from "../table";
import { fold, foldMapped } from "./fold";
import { mirrored, SAID, type SaidPosting, saidListOf } from "./item";
import { snippetOf } from "./match";
import { isDense, partsOf, type Word } from "./words";

const MIN = 3;
const MAX = 32;
/** More words than the longest message of prose has: what one message may cost is bounded. */
const MAX_WORDS = 1500;

export const saidKey = (roomPartition: string, word: string): Key => ({ pk: roomPartition, sk: `${SAID}${word}` });
export const wordOf = ({ sk }: Pick<Key, "sk">) => sk.slice(SAID.length);

/**
 * The words of a folded text that are findable as said, each with its first place: runs of 3 letters and digits or more; where
 * a script writes without spaces, every two characters.
 */
export function saidWordsIn(folded: string): Map<string, number> {
  const words = new Map<string, number>();
  for (const { text, at } of partsOf(folded).flatMap(runsOf)) {
    if (words.size < MAX_WORDS && !words.has(text)) words.set(text, at);
  }
  return words;
}

const RUNS = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\p{sc=Bopomofo}]+|\p{Extended_Pictographic}+/gu;

/** Splits a part where its script changes between those with and those without spaces. */
function runsOf({ text, at }: Word): Word[] {
  const words: Word[] = [];
  let end = 0;
  const addPlain = (upTo: number) => {
    const plain = text.slice(end, upTo);
    const length = [...plain].length;
    if (length >= MIN && length <= MAX) words.push({ text: plain, at: at + end });
  };
  for (const { 0: run, index } of text.matchAll(RUNS)) {
    addPlain(index);
    words.push(...pairsOf({ text: run, at: at + index }));
    end = index + run.length;
  }
  addPlain(text.length);
  return words;
}

function pairsOf({ text, at }: Word): Word[] {
  const characters = [...text];
  const pairs: Word[] = [];
  let place = at;
  for (const [i, character] of characters.entries()) {
    const following = characters[i + 1];
    if (isDense(character) && following !== undefined) pairs.push({ text: character + following, at: place });
    place += character.length;
  }
  return pairs;
}

const isSaid = ({ deletedAt }: Messages.MessageItem) => deletedAt === undefined;

/** The postings of what a message says, by word, each with the piece of the message around it; none once it is taken back. */
export function saidPostingsOf(message: Messages.MessageItem): Map<string, SaidPosting> {
  if (!isSaid(message)) return new Map();
  const body = joinText(message);
  const { text, starts } = foldMapped(body);
  const postings = [...saidWordsIn(text)].map(([word, at]) => {
    const start = starts[at]!;
    return [word, toSaidPosting(message, word, snippetOf(body, [{ start, end: start + word.length }]).text)] as const;
  });
  return new Map(postings);
}

/** The words alone. */
export const wordsSaid = (message: Messages.MessageItem): string[] =>
  isSaid(message) ? [...saidWordsIn(fold(joinText(message))).keys()] : [];

function toSaidPosting(message: Messages.MessageItem, word: string, excerpt: string): SaidPosting {
  const messageId = Messages.messageIdOf(message);
  return {
    ...saidKey(message.pk, word),
    gsi1pk: saidListOf(word),
    gsi1sk: `${word}!${mirrored(messageId)}`,
    messageId,
    authorId: message.authorId,
    authorName: message.authorName,
    excerpt,
  };
}
