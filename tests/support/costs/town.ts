import * as Messages from "../../../functions/messages";
import * as Reactions from "../../../functions/reactions";
import * as Rooms from "../../../functions/rooms";
import * as Search from "../../../functions/search";
import { getItem, type Item, importedId, writeBatch } from "../../../functions/table";
import * as Unanswered from "../../../functions/unanswered";
import * as Users from "../../../functions/users";
import { type Person, somebody } from "../api";
import { crowd } from "../crowd";

/** A table of many rooms, and what the costed actions look at in it. */
export type Town = Awaited<ReturnType<typeof crowd>> & {
  /** Has a profile, hosts 30 rooms that wait, said 60 messages and reacted to 60 of others. */
  known: Person;
  /** A word that stands in each of the rooms that can be searched. */
  word: string;
};

export type Size = { rooms: number; searchable?: number; messages?: number };

/** Fills an empty table. Of all rooms some can be searched: postings are a hundred items a room. */
export async function fillTown({ rooms, searchable = 60, messages = 200 }: Size): Promise<Town> {
  const town = await crowd({ rooms, messages, people: 40 });
  const known = await knownPerson(town.talked, town.said);
  const word = "lighthouse";
  for (let index = 0; index < searchable; index++) {
    const room = Rooms.toRoomItem({
      id: importedId(1_650_000_000_000 + index, `searchable ${index}`),
      name: `The ${word} keepers, part ${index}`,
      description: `Lamps, fog and tides: what the keepers of one ${word} wrote down.`,
      topic: town.topics[2]!,
      host: known,
    });
    await writeBatch({ puts: [room] });
    await Search.roomListener.onChange([{ after: room }]);
  }
  return { ...town, known, word };
}

async function knownPerson(talked: { id: string; name: string }, said: string[]): Promise<Person> {
  const known = await somebody();
  await Users.listener.onChange([{ after: (await getItem({ pk: `U#${known.userId}`, sk: "N" })) as never }]);
  const topic = { id: importedId(1_600_000_000_000, "topic of the known"), name: "What the known talk about" };
  const puts: Item[] = [];
  for (let index = 0; index < 30; index++) {
    const id = importedId(1_660_000_000_000 + index, `hosted ${index}`);
    const room = { id, name: "n".repeat(80), description: "d".repeat(500), topic, host: known };
    const head = Rooms.toRoomItem(room);
    puts.push(head, Rooms.toHostItem(room), {
      ...Unanswered.unansweredKey(known.userId, id),
      ...Unanswered.judge(head, undefined),
    });
  }
  for (const messageId of said.slice(-60)) {
    puts.push(Reactions.toReactionItem(talked.id, messageId, known.userId, "thanks"));
  }
  for (let index = 0; index < 60; index++) {
    const id = importedId(1_740_000_000_000 + index, `known ${index}`);
    puts.push(Messages.toMessageItem({ id, room: talked as never, author: known, body: "m".repeat(470) }));
  }
  await writeBatch({ puts });
  return known;
}
