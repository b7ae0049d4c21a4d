import type { MessageItem } from "../../../functions/messages";
import type { RoomItem } from "../../../functions/rooms";
import { fold } from "../../../functions/search/fold";
import { joinText } from "../../../functions/table";

export type Kind =
  | "word"
  | "prefix"
  | "fragment"
  | "host"
  | "topic"
  | "two words"
  | "three words"
  | "name"
  | "typing error"
  | "said";

/** A search with the rooms that a plain scan of the folded texts finds. `meant`: the rooms of that very name. */
export type Query = { kind: Kind; q: string; truth: Set<string>; meant?: Set<string> };

export type Scanned = { id: string; name: string; fields: string[] };

/** What a plain scan looks at. */
export const scannable = (rooms: RoomItem[]): Scanned[] =>
  rooms.map((room) => ({
    id: room.pk.slice(2),
    name: fold(room.name).trim(),
    fields: [room.name, room.topicName, room.hostName, joinText(room)].map(fold),
  }));

export const scan = (rooms: Scanned[], terms: string[]) =>
  new Set(
    rooms.filter(({ fields }) => terms.every((term) => fields.some((f) => f.includes(term)))).map(({ id }) => id),
  );

type Random = () => number;
const pick = <T>(random: Random, from: T[]) => from[Math.floor(random() * from.length)]!;
const wordsOf = (text: string, length = 3) =>
  text.match(/[\p{L}\p{N}_]+/gu)?.filter((w) => [...w].length >= length) ?? [];

/** Queries drawn from the data, so many of each kind. */
export function drawQueries(rooms: Scanned[], each: number, random: Random): Query[] {
  const times = <T>(make: () => T) => Array.from({ length: each }, make);
  const some = (take: (room: Scanned) => string | undefined): string => {
    for (;;) {
      const found = take(pick(random, rooms));
      if (found) return found;
    }
  };
  const word = (length = 3, fields = [0, 3]) =>
    some((room) => pick(random, wordsOf(room.fields[pick(random, fields)]!, length)));
  const single = (kind: Kind, q: string): Query => ({ kind, q, truth: scan(rooms, [q]) });
  const several = (kind: Kind, count: number): Query => {
    const room = pick(random, rooms);
    const words = Array.from({ length: count }, (_, i) =>
      pick(random, wordsOf(room.fields[(i + Math.floor(random() * 4)) % 4]!, 2)),
    ).filter(Boolean);
    // Words of one or two letters alone are no search that anything promises to answer wholly.
    const terms = words.some((word) => [...word].length > 2) ? words : [...words, room.fields[2]!];
    return { kind, q: terms.join(" "), truth: scan(rooms, terms) };
  };
  return [
    ...times(() => single("word", word())),
    ...times(() => {
      const whole = word(4);
      return single("prefix", [...whole].slice(0, 3 + Math.floor(random() * ([...whole].length - 3))).join(""));
    }),
    ...times(() => {
      const letters = [...word(5)];
      const start = Math.floor(random() * (letters.length - 3));
      const length = 4 + Math.floor(random() * (letters.length - start - 3));
      return single("fragment", letters.slice(start, start + length).join(""));
    }),
    ...times(() => single("host", random() < 0.5 ? some((room) => room.fields[2]) : word(3, [2]))),
    ...times(() => single("topic", word(3, [1]))),
    ...times(() => several("two words", 2)),
    ...times(() => several("three words", 3)),
    ...times(() => named("name", rooms, pick(random, rooms))),
    ...times(() => {
      const room = some((r) => (/\p{L}{4}/u.test(r.name) ? r.id : undefined));
      return mistyped(rooms, rooms.find(({ id }) => id === room)!, random);
    }),
  ];
}

const named = (kind: Kind, rooms: Scanned[], { name }: Scanned): Query => ({
  kind,
  q: name,
  truth: new Set(),
  meant: new Set(rooms.filter((room) => room.name === name).map(({ id }) => id)),
});

/** A name with one letter left out, added, changed or swapped, in a word of four letters or more. */
function mistyped(rooms: Scanned[], room: Scanned, random: Random): Query {
  const query = named("typing error", rooms, room);
  const words = [...room.name.matchAll(/\p{L}{4,}/gu)];
  const { 0: word, index } = pick(random, words);
  const letters = [...word];
  const at = Math.floor(random() * letters.length);
  const letter = pick(random, [..."abcdefghijklmnopqrstuvwxyz"]);
  const errors = [
    () => letters.splice(at, 1),
    () => letters.splice(at, 0, letter),
    () => letters.splice(at, 1, letter),
    () => letters.splice(at === 0 ? 0 : at - 1, 2, letters[at === 0 ? 1 : at]!, letters[at === 0 ? 0 : at - 1]!),
  ];
  pick(random, errors)();
  const typed = letters.join("");
  return { ...query, q: room.name.slice(0, index) + typed + room.name.slice(index + word.length) };
}

/** Words that were said in 2 to 5 rooms and stand in no room's fields, with those rooms. */
export function saidQueries(messages: MessageItem[], each: number, random: Random): Query[] {
  const saidIn = new Map<string, Set<string>>();
  for (const message of messages) {
    for (const word of fold(joinText(message)).match(/[\p{L}\p{N}]+/gu) ?? []) {
      if ([...word].length < 3 || word.length > 30) continue;
      if (!saidIn.has(word)) saidIn.set(word, new Set());
      saidIn.get(word)!.add(message.pk.slice(2));
    }
  }
  const rare = [...saidIn].filter(([, truth]) => truth.size >= 2 && truth.size <= 5);
  return Array.from({ length: each }, () => {
    const [q, truth] = pick(random, rare);
    return { kind: "said", q, truth };
  });
}
