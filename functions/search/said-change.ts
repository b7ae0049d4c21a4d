import { isDeepStrictEqual } from "node:util";
import * as Messages from "../messages";
import * as Rooms from "../rooms";
import { type ItemChange, joinText, type Listener } from "../table";
import * as Walks from "../walks";
import type { SaidPosting } from "./item";
import { wordsSaid } from "./said-item";
import { repointWords, toStep } from "./said-repoint";
import { putSaid, readWords, saidBy } from "./said-write";

type Message = Messages.MessageItem;

/** What a message's postings follow from. */
const sourceOf = (message: Message | undefined) =>
  message && [joinText(message), message.authorId, message.authorName, message.deletedAt === undefined];

/** Keeps the words that were said in a room findable, each by one message that says it. */
export const saidListener: Listener<Message> = {
  watches: ({ pk, sk }) => pk.startsWith("R#") && sk.startsWith("M#"),
  schema: Messages.MessageItem,
  async onChange(changes) {
    const changed = changes.filter(({ before, after }) => !isDeepStrictEqual(sourceOf(before), sourceOf(after)));
    const pk = changed[0]?.after.pk;
    if (pk === undefined) return;
    const lost = await follow(pk, changed);
    // Most rooms are looked through in this one page.
    const next = lost.length > 0 ? await repointWords(toStep(Rooms.roomIdOf({ pk }), { words: lost })) : undefined;
    if (next) await Walks.request(next);
  },
};

/**
 * Writes what the room's messages say and nobody said before, and refreshes what points at them. Answers the words that point
 * at one of them although it does not say them any more.
 */
async function follow(pk: string, changes: ItemChange<Message>[]): Promise<string[]> {
  const latest = new Map(changes.map(({ after }) => [after.sk, after]));
  const said = saidBy([...latest.values()]);
  const first = new Map<string, SaidPosting>();
  for (const postings of said.values()) {
    for (const [word, posting] of postings) if (!first.has(word)) first.set(word, posting);
  }
  const former = changes.flatMap(({ before }) => (before ? wordsSaid(before) : []));
  const words = [...new Set([...first.keys(), ...former])];
  const standing = await readWords(pk, words);
  const puts: SaidPosting[] = [];
  const lost: string[] = [];
  for (const word of words) {
    const posting = standing.get(word);
    const speaks = posting && said.get(posting.messageId);
    if (posting && !speaks) continue;
    const wanted = speaks?.get(word) ?? first.get(word);
    if (!wanted) {
      if (posting) lost.push(word);
    } else if (!isDeepStrictEqual(posting, wanted)) puts.push(wanted);
  }
  return [...lost, ...(await putSaid(pk, puts))];
}
