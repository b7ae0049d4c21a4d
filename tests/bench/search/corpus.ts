import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import * as Messages from "../../../functions/messages";
import * as Rooms from "../../../functions/rooms";
import { type Item, importedId } from "../../../functions/table";
import * as Topics from "../../../functions/topics";

/** A line of an archive, as `npm run import` takes it. */
export type ArchivedRoom = {
  topic: string;
  name: string;
  host: string;
  createdAt: number;
  description: string;
  messages: { author: string; body: string; createdAt: number }[];
};

export type Corpus = { rooms: Rooms.RoomItem[]; messages: Messages.MessageItem[]; names: Item[] };

export function readArchive(path: string): ArchivedRoom[] {
  const bytes = readFileSync(path);
  const text = (path.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString();
  return text
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => JSON.parse(line));
}

const idOf = (kind: string, name: string, time = 1_500_000_000_000) => importedId(time, `${kind} ${name}`);

/** An archive's rooms, messages, people and topics as the table holds them. */
export function toCorpus(archive: ArchivedRoom[]): Corpus {
  const corpus: Corpus = { rooms: [], messages: [], names: [] };
  const people = new Map<string, string>();
  const topics = new Map<string, { id: string; rooms: number }>();
  const personOf = (username: string) => {
    if (!people.has(username)) people.set(username, idOf("person", username));
    return { userId: people.get(username)!, username };
  };
  for (const { topic, name, host, createdAt, description, messages } of archive) {
    const counted = topics.get(topic) ?? { id: idOf("topic", topic), rooms: 0 };
    topics.set(topic, { ...counted, rooms: counted.rooms + 1 });
    const id = idOf("room", JSON.stringify([name, host, createdAt]), createdAt);
    const room = { id, name, description, topic: { id: counted.id, name: topic }, host: personOf(host) };
    corpus.rooms.push(Rooms.toRoomItem(room));
    messages.forEach(({ author, body, createdAt }, position) => {
      const messageId = importedId(createdAt, `${id} ${position}`, position);
      corpus.messages.push(Messages.toMessageItem({ id: messageId, room, author: personOf(author), body }));
    });
  }
  for (const [username, id] of people) corpus.names.push({ pk: `U#${id}`, sk: "N", username });
  for (const [name, { id, rooms }] of topics) {
    corpus.names.push({ ...Topics.topicKey(id), name, gsi2pk: "TOPICS", gsi2sk: rooms });
  }
  return corpus;
}

/** The archive again and again until it has so many rooms, each time with other words in a part of the places. */
export function multiplied(archive: ArchivedRoom[], rooms: number, random: () => number): ArchivedRoom[] {
  const vocabulary = [...new Set(archive.flatMap(({ name }) => name.split(" ")))];
  const other = (text: string) =>
    text
      .split(" ")
      .map((word) => (random() < 0.3 ? vocabulary[Math.floor(random() * vocabulary.length)]! : word))
      .join(" ");
  return Array.from({ length: rooms }, (_, i) => {
    const room = archive[i % archive.length]!;
    if (i < archive.length) return room;
    const round = Math.floor(i / archive.length);
    const name = other(room.name).slice(0, 80).trim();
    const description = other(room.description).slice(0, 500);
    return { ...room, name, description, createdAt: room.createdAt + round * 1000, messages: [] };
  });
}

/** The same numbers every time. */
export function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
