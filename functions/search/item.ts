import * as Rooms from "../rooms";
import { type Item, joinText, type Key, splitText } from "../table";
import { headOf, isShort, type Texts, termsOf, termsOfName } from "./terms";

/** What a room's posting carries: its card, and the description as far as it fits, so that a page of results needs nothing else. */
export type Posting = Key & {
  gsi1pk: string;
  gsi1sk: string;
  name: string;
  /** The description's start. */
  text: string;
  /** The description goes on. */
  isCut?: boolean;
  topicId: string;
  topicName: string;
  hostId: string;
  hostName: string;
};

/** A posting of a person's or a topic's name. */
export type NamePosting = Key & { gsi1pk: string; gsi1sk: string; name: string };

/** A word that was said in a room, and the first message that said it. */
export type SaidPosting = Key & {
  gsi1pk: string;
  gsi1sk: string;
  messageId: string;
  authorId: string;
  authorName: string;
  excerpt: string;
};

/** The sort keys of a room's own postings, and of a person's or a topic's. No other sort key lies between. */
export const ROOM_POSTINGS = { from: "Q#", to: "S$" } as const;
export const NAME_POSTINGS = { from: "S#", to: "S$" } as const;
export const SAID = "W#";

const BASE32 = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** The ULID's mirror image: it sorts the newer one first, and its mirror image is the ULID. */
export const mirrored = (ulid: string) =>
  ulid.replace(/./g, (character) => BASE32[BASE32.length - 1 - BASE32.indexOf(character)] ?? character);

/** One list of the index: rooms with a term in the order of terms, tiers, newest first; GSI1 item collections. */
export const listOf = (term: string) => (isShort(term) ? `Q#${term}` : `S#${headOf(term)}`);
export const nameListOf = (term: string) => `N#${isShort(term) ? term : headOf(term)}`;
export const saidListOf = (word: string) => `${SAID}${headOf(word)}`;

/** Where a term of this tier stands in its list. */
export const placeOf = (term: string, tier: string, id: string) =>
  isShort(term) ? `${tier}${mirrored(id)}` : `${term}!${tier}${mirrored(id)}`;

// With the longest names the whole still takes one write unit of 1 KB, and 50 of the usual ones 4 read units.
const TEXT_BYTES = 560;

function beginningOf(text: string): Pick<Posting, "text" | "isCut"> {
  if (Buffer.byteLength(text) <= TEXT_BYTES) return { text };
  const whole = Buffer.from(text)
    .subarray(0, TEXT_BYTES)
    .toString()
    .replace(/\uFFFD+$/, "");
  return { text: whole, isCut: true };
}

export const textsOf = (room: Rooms.RoomItem): Texts => ({
  name: room.name,
  topic: room.topicName,
  host: room.hostName,
  description: joinText(room),
});

export const textsOfPosting = ({ name, text, topicName, hostName }: Posting): Texts => ({
  name,
  topic: topicName,
  host: hostName,
  description: text,
});

/** All postings of a live room. */
export function postingsOf(room: Rooms.RoomItem): Posting[] {
  const id = Rooms.roomIdOf(room);
  const { name, topicId, topicName, hostId, hostName } = room;
  const card = { name, topicId, topicName, hostId, hostName, ...beginningOf(joinText(room)) };
  return [...termsOf(textsOf(room))].map(([term, tier]) => ({
    pk: room.pk,
    sk: `${isShort(term) ? "Q" : "S"}#${term}`,
    gsi1pk: listOf(term),
    gsi1sk: placeOf(term, tier, id),
    ...card,
  }));
}

/** All postings of a person's or a topic's name, under its own partition. */
export const namePostingsOf = (pk: string, name: string): NamePosting[] =>
  [...termsOfName(name)].map(([term, tier]) => ({
    pk,
    sk: `S#${term}`,
    gsi1pk: nameListOf(term),
    gsi1sk: placeOf(term, tier, pk.slice(2)),
    name,
  }));

/** A posting as a room's card. */
export const toCard = (posting: Posting) =>
  Rooms.toCard({ ...posting, excerpt: splitText(posting.text).excerpt } satisfies Rooms.CardItem & Item);
