import { isDeepStrictEqual } from "node:util";
import * as v from "valibot";
import type * as Messages from "../messages";
import * as Rooms from "../rooms";
import { deleteItem, query } from "../table";
import type * as Walks from "../walks";
import type { SaidPosting } from "./item";
import { saidKey } from "./said-item";
import { putSaid, readSaid, readWords, saidBy } from "./said-write";

const PAGE = 100;

/** Words that need another message, and the sort key of the last message that was looked at. */
const Pending = v.object({ words: v.array(v.string()), at: v.optional(v.string()) });
type Pending = v.InferOutput<typeof Pending>;

export const toStep = (roomId: string, pending: Pending): Walks.WalkStep => ({
  step: "repoint-words",
  subject: roomId,
  from: JSON.stringify(pending),
});

/**
 * Looks through a page of a room's messages, oldest first, for words whose message says them no more, and points them at the
 * first one that does. What nobody says is removed at the end.
 */
export const repointWords: Walks.Walk = async ({ subject: roomId, from }) => {
  const { words, at } = v.parse(Pending, JSON.parse(from ?? "{}"));
  const pk = Rooms.roomPartition(roomId);
  const wanting = await wantingOf(pk, words);
  const { left, lastSeen, isEnd } = await repointIn(pk, [...wanting.keys()], at);
  if (left.length === 0) return undefined;
  if (!isEnd) return toStep(roomId, { words: left, at: lastSeen });
  await Promise.all(left.map((word) => removeWord(pk, word, wanting.get(word))));
  // What was said meanwhile found its word taken by the posting that is gone only now.
  const later = await repointIn(pk, left, lastSeen);
  return later.isEnd ? undefined : toStep(roomId, { words: later.left, at: later.lastSeen });
};

/** Which of the words have no posting that follows from a message that says them, with the one that they have. */
async function wantingOf(pk: string, words: string[]): Promise<Map<string, SaidPosting | undefined>> {
  const standing = await readWords(pk, words);
  const said = await readSaid(
    pk,
    [...standing.values()].map(({ messageId }) => messageId),
  );
  const isRight = (word: string) => {
    const posting = standing.get(word);
    return posting !== undefined && isDeepStrictEqual(said.get(posting.messageId)?.get(word), posting);
  };
  return new Map(words.filter((word) => !isRight(word)).map((word) => [word, standing.get(word)]));
}

/** Points words at messages of one page, from after a place on. */
async function repointIn(pk: string, words: string[], at: string | undefined) {
  const range = { partition: pk, beginsWith: "M#", consistent: true };
  const start = at === undefined ? undefined : { pk, sk: at };
  const { items, lastKey } = await query<Messages.MessageItem>(range, { limit: PAGE, start });
  const left = new Set(words);
  const puts: SaidPosting[] = [];
  for (const postings of saidBy(items).values()) {
    for (const word of left) {
      const posting = postings.get(word);
      if (posting) puts.push(posting);
      if (posting) left.delete(word);
    }
  }
  const lost = await putSaid(pk, puts);
  return { left: [...left, ...lost], lastSeen: items.at(-1)?.sk ?? at, isEnd: lastKey === undefined };
}

/** Removes a word's posting unless it was pointed elsewhere meanwhile. */
async function removeWord(pk: string, word: string, posting: SaidPosting | undefined): Promise<void> {
  if (!posting) return;
  await deleteItem(saidKey(pk, word), { when: "messageId = :stale", values: { ":stale": posting.messageId } });
}
