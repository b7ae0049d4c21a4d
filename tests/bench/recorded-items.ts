import { marshall } from "@aws-sdk/util-dynamodb";

const PREFIX = "01ARZ3NDEKTSV4RRFFQ69G";
const AT = 1_700_000_000_000;

/** The nth of recorded things: the same on every run, in the order of their numbers. */
const id = (n: number) => `${PREFIX}${String(n).padStart(4, "0")}`;
const ROOM = "01ARZ3NDEKTSV4RRFFQ69G5FAV";

const TEXT =
  "Four replicas, one of them 900 ms ahead and certain of it. What do you order events by, when the clock is the thing that broke? ";

const room = (n: number) => ({
  pk: `R#${n === 0 ? ROOM : id(n)}`,
  sk: "N",
  gsi1pk: `T#${id(1)}`,
  gsi1sk: `${String(AT - n * 1000).padStart(15, "0")}${id(n)}`,
  gsi2pk: "F#0",
  gsi2sk: AT - n * 1000,
  lastAt: AT - n * 1000,
  name: `Room number ${n}, named like a room`,
  excerpt: TEXT,
  topicId: id(1),
  topicName: "Distributed systems",
  hostId: id(2),
  hostName: "somebody",
  participantCount: 12,
  version: 1,
});

// 470 bytes of text: nine in ten messages of real discussions are shorter.
const message = (n: number) => ({
  pk: `R#${ROOM}`,
  sk: `M#${id(n)}`,
  gsi1pk: `U#${id(2)}`,
  gsi1sk: `A#${id(n)}`,
  gsi2pk: "A#0",
  gsi2sk: AT - n * 1000,
  excerpt: TEXT,
  rest: TEXT.repeat(3).slice(0, 342),
  authorId: id(2),
  authorName: "somebody",
  roomName: "Room number 0",
  version: 1,
});

const topic = (n: number) => ({
  pk: n === 0 ? "T#ALL" : `T#${id(n)}`,
  sk: "N",
  gsi2pk: "TOPICS",
  gsi2sk: 100 - n,
  name: `Topic ${n}`,
});

const member = (n: number) => ({ pk: `R#${ROOM}`, sk: `P#${id(n)}`, authorName: `person-${n}`, joinedAt: AT });

const times = <T>(count: number, make: (n: number) => T) => Array.from({ length: count }, (_, n) => make(n));

const COMMUNITY = Buffer.from("{}");

const answer = (items: object[]) =>
  Buffer.from(JSON.stringify({ Items: items.map((item) => marshall(item)), Count: items.length }));

const ANSWERS = {
  feed: answer(times(21, room)),
  topics: answer(times(8, topic)),
  activity: answer(times(6, message)),
  talk: answer([room(0), ...times(50, (n) => message(9000 - n))]),
  participants: answer(times(20, member)),
};

/** What the table answers to a request of these pages, by the partition that it asks for. */
export function recordedQuery(body: string): Buffer {
  if (body.includes("F#0")) return ANSWERS.feed;
  if (body.includes("TOPICS")) return ANSWERS.topics;
  if (body.includes("A#0")) return ANSWERS.activity;
  if (body.includes("P#")) return ANSWERS.participants;
  if (body.includes(`R#${ROOM}`)) return ANSWERS.talk;
  return COMMUNITY;
}
