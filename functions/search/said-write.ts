import { isDeepStrictEqual } from "node:util";
import * as Messages from "../messages";
import { getItems, type Item, type Key, writeBatch } from "../table";
import type { SaidPosting } from "./item";
import { saidKey, saidPostingsOf, wordOf } from "./said-item";

type Message = Messages.MessageItem;

const MOST_KEYS = 100;

/** Reads any number of items. */
async function readMany<T extends Item>(keys: Key[], { consistent = false } = {}): Promise<T[]> {
  const found: T[] = [];
  for (let start = 0; start < keys.length; start += MOST_KEYS) {
    const some = await getItems<T>(keys.slice(start, start + MOST_KEYS), { consistent });
    found.push(...some.filter((item) => item !== undefined));
  }
  return found;
}

export async function readWords(pk: string, words: string[]): Promise<Map<string, SaidPosting>> {
  const found = await readMany<SaidPosting & Item>(words.map((word) => saidKey(pk, word)));
  return new Map(found.map((posting) => [wordOf(posting), posting]));
}

/** What messages say as they stand, by message and word. */
export async function readSaid(pk: string, messageIds: Iterable<string>) {
  const keys = [...new Set(messageIds)].map((id) => Messages.messageKey(pk.slice("R#".length), id));
  return saidBy(await readMany<Message>(keys, { consistent: true }));
}

export const saidBy = (messages: Message[]) =>
  new Map(messages.map((message) => [Messages.messageIdOf(message), saidPostingsOf(message)]));

/**
 * Writes postings of one room and then looks whether their messages still say so: a record may be told late, and a message may
 * be changed while its words are written. Answers the words of those that say something else by now.
 */
export async function putSaid(pk: string, puts: SaidPosting[]): Promise<string[]> {
  const lost: string[] = [];
  for (let waiting = puts; waiting.length > 0; ) {
    await writeBatch({ puts: waiting });
    const standing = await readSaid(
      pk,
      waiting.map(({ messageId }) => messageId),
    );
    const changed: SaidPosting[] = [];
    for (const posting of waiting) {
      const current = standing.get(posting.messageId)?.get(wordOf(posting));
      if (!current) lost.push(wordOf(posting));
      else if (!isDeepStrictEqual(current, posting)) changed.push(current);
    }
    waiting = changed;
  }
  return lost;
}
