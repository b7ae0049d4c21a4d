import * as Community from "../../../functions/community";
import * as Messages from "../../../functions/messages";
import * as Notices from "../../../functions/notices";
import * as Reactions from "../../../functions/reactions";
import * as Rooms from "../../../functions/rooms";
import * as Search from "../../../functions/search";
import { getItem, type Item, importedId, transact, writeBatch } from "../../../functions/table";
import * as Unanswered from "../../../functions/unanswered";
import * as Users from "../../../functions/users";
import { type Person, somebody } from "../api";
import { crowd } from "../crowd";

/** A table of many rooms, and what the costed actions look at in it. */
export type Town = Awaited<ReturnType<typeof crowd>> & {
  /** Has a profile, hosts 30 rooms that wait, said 60 messages and reacted to 60 of others. */
  known: Person;
  /** Owns the community, of which 60 people with reasons of 200 characters are banned. */
  owner: Person;
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
  return { ...town, known, owner: await ownerWithBans(), word };
}

async function ownerWithBans(): Promise<Person> {
  const owner = await somebody();
  await Community.grant(owner.userId);
  const puts = Array.from({ length: 60 }, (_, index) => {
    const person = { userId: importedId(1_700_000_000_000, `banned ${index}`), username: `banned-${index}` };
    return Users.toBanItem(person, 1_750_000_000_000 + index, { by: owner, reason: "r".repeat(200), hidePosts: true });
  });
  await writeBatch({ puts });
  return owner;
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
  for (let index = 0; index < 60; index++) {
    const id = importedId(1_745_000_000_000 + index, `notice ${index}`);
    const notice = { kind: "report", state: "kept", about: "message", createdAt: 1_745_000_000_000 } as const;
    await transact(Notices.telling(known.userId, id, { ...notice, roomId: id, messageId: id, text: "t".repeat(200) }));
  }
  await writeBatch({ puts });
  return known;
}
