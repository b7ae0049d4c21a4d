import { isDeepStrictEqual } from "node:util";
import type * as Messages from "../messages";
import * as Rooms from "../rooms";
import { type Item, query } from "../table";
import { SAID, type SaidPosting } from "./item";
import { keepName, keepRoom, nameDifferences, roomDifferences } from "./postings";
import { saidPostingsOf, wordOf } from "./said-item";
import { repointWords, toStep } from "./said-repoint";
import { putSaid } from "./said-write";
import { readAll } from "./write";

/** Whether a partition holds something that is searched, or what was made for it. */
export const isSearched = (pk: string) => /^[RUT]#/.test(pk) && pk !== "T#ALL";

/**
 * Compares what the search stores of a partition with what it should: how many items differ, are missing or are too many. For
 * a word said, any live message of the room that says it is right.
 */
export async function differencesOf(pk: string): Promise<number> {
  if (!pk.startsWith("R#")) return nameDifferences({ pk, sk: "N" });
  const { missing, wrong } = await saidDifferences(pk);
  return (await roomDifferences(Rooms.roomIdOf({ pk }))) + missing.length + wrong.length;
}

/** Puts right what differs, by the same code as the stream. Answers how many writes that took. */
export async function reindex(pk: string): Promise<number> {
  if (!pk.startsWith("R#")) return keepName({ pk, sk: "N" });
  const writes = await keepRoom(Rooms.roomIdOf({ pk }));
  const { missing, wrong } = await saidDifferences(pk);
  const lost = [...wrong, ...(await putSaid(pk, missing))];
  let step = lost.length > 0 ? toStep(Rooms.roomIdOf({ pk }), { words: lost }) : undefined;
  while (step) step = await repointWords(step);
  return writes + missing.length + wrong.length;
}

const PAGE = 200;

/** Words said that no posting tells of, with the postings they should have, and words whose posting is not right. */
async function saidDifferences(pk: string): Promise<{ missing: SaidPosting[]; wrong: string[] }> {
  const stored = new Map((await readAll<SaidPosting & Item>(rangeOf(pk))).map((posting) => [wordOf(posting), posting]));
  const right = new Set<string>();
  const first = new Map<string, SaidPosting>();
  let start: object | undefined;
  do {
    const messages = { partition: pk, beginsWith: "M#", consistent: true };
    const page = await query<Messages.MessageItem>(messages, { limit: PAGE, start });
    for (const message of page.items) {
      for (const [word, posting] of saidPostingsOf(message)) {
        if (isDeepStrictEqual(stored.get(word), posting)) right.add(word);
        if (!first.has(word)) first.set(word, posting);
      }
    }
    start = page.lastKey;
  } while (start);
  return {
    missing: [...first].filter(([word]) => !stored.has(word)).map(([, posting]) => posting),
    wrong: [...stored.keys()].filter((word) => !right.has(word)),
  };
}

const rangeOf = (pk: string) => ({ partition: pk, beginsWith: SAID });
