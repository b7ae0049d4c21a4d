import { namePostingsOf, postingsOf, textsOf } from "../../../functions/search/item";
import { keepName, keepRoom } from "../../../functions/search/postings";
import { saidListener } from "../../../functions/search/said-change";
import { variantsOf, vocabularyKey, vocabularyOf } from "../../../functions/search/vocabulary";
import { type Item, writeBatch } from "../../../functions/table";
import { type Cost, costOf } from "../../support/capacity";
import type { Corpus } from "./corpus";

/** Does something for all, so many at once. */
async function forAll<T>(items: T[], atOnce: number, act: (item: T) => Promise<unknown>): Promise<void> {
  let next = 0;
  const work = async () => {
    while (next < items.length) await act(items[next++]!);
  };
  await Promise.all(Array.from({ length: atOnce }, work));
}

const groups = <T>(items: T[], size: number) =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, i) => items.slice(i * size, (i + 1) * size));

/** A machine that does much else answers late: then it is asked again. */
async function patiently(act: () => Promise<unknown>): Promise<void> {
  for (let tries = 1; ; tries++) {
    try {
      await act();
      return;
    } catch (error) {
      if ((error as { code?: string }).code !== "unavailable" || tries === 20) throw error;
      await new Promise((resolve) => setTimeout(resolve, 1000));
    }
  }
}

export const putAll = (items: Item[]) => forAll(groups(items, 25), 4, (puts) => patiently(() => writeBatch({ puts })));

/** Writes heads, messages and names, and what the stream would make of them by the code that it uses; tells what that cost. */
export async function loadAsStream({ rooms, messages, names }: Corpus, tell?: (line: string) => void): Promise<void> {
  await putAll([...rooms, ...messages, ...names]);
  const made = await costOf(() => forAll(rooms, 4, ({ pk }) => patiently(() => keepRoom(pk.slice(2)))));
  tell?.(`a room: ${perOne(made, rooms.length)}`);
  await forAll(names, 4, (name) => patiently(() => keepName(name)));
  const said = await costOf(() => sayAll(messages));
  tell?.(`a message: ${perOne(said, messages.length)}`);
}

const perOne = ({ wcu, rcu, requests }: Cost, count: number) =>
  `${(wcu / count).toFixed(2)} WCU, ${(rcu / count).toFixed(2)} RCU, ${(requests / count).toFixed(1)} requests`;

/** Tells of each message alone, room by room in its order. */
async function sayAll(messages: Corpus["messages"]): Promise<void> {
  const byRoom = Map.groupBy(messages, ({ pk }) => pk);
  await forAll([...byRoom.values()], 4, async (said) => {
    for (const after of said) await patiently(() => saidListener.onChange([{ after }]));
  });
}

/** What the stream would make of rooms and names, without what was said: all items of a table. */
export function* itemsOf({ rooms, names }: Corpus): Generator<Item> {
  const variants = new Map<string, Set<string>>();
  for (const room of rooms) {
    yield room;
    yield* postingsOf(room);
  }
  for (const name of names) {
    yield name;
    yield* namePostingsOf(name.pk, String(name.username ?? name.name));
  }
  for (const word of new Set(rooms.flatMap((room) => vocabularyOf(textsOf(room))))) {
    for (const variant of variantsOf(word)) variants.set(variant, (variants.get(variant) ?? new Set()).add(word));
  }
  for (const [variant, words] of variants) yield { ...vocabularyKey(variant), words };
}
