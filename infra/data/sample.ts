import { fileURLToPath } from "node:url";
import * as v from "valibot";
import * as Messages from "../../functions/messages";
import * as Reactions from "../../functions/reactions";
import * as Rooms from "../../functions/rooms";
import { timeOf } from "../../functions/table";
import * as Users from "../../functions/users";
import { Bio, DisplayName, foldUsername, Username } from "../../shared/people";
import { Reaction } from "../../shared/reactions";
import type { Entry } from "./entries";
import { ImportedRoom, parseLine } from "./format";
import { importRooms } from "./importer";
import { linesOf } from "./lines";

const MINUTE = 60_000;

const SamplePerson = v.strictObject({ username: Username, displayName: DisplayName, bio: Bio });

const MinutesAgo = v.pipe(v.number(), v.integer(), v.minValue(1));

/** As a line of an import, with times that are minutes before the moment of filling. */
const SampleRoom = v.strictObject({
  ...ImportedRoom.entries,
  createdAt: v.optional(v.never()),
  minutesAgo: MinutesAgo,
  messages: v.array(
    v.strictObject({
      author: v.string(),
      body: v.string(),
      minutesAgo: MinutesAgo,
      /** By whom, and which. */
      reactions: v.optional(v.record(v.string(), Reaction), {}),
    }),
  ),
  /** Which of the messages answers the room, from 0. */
  answer: v.optional(v.number()),
});
type SampleRoom = v.InferOutput<typeof SampleRoom>;

/**
 * Fills an empty table with a small community to look at, as if `now` were a moment of its life. It may be stopped
 * anywhere: the next call finds the moment in what is there and puts the rest.
 */
export async function fillSample(now = Date.now()): Promise<void> {
  const people = await readLines("people.jsonl", SamplePerson);
  const rooms = await readLines("rooms.jsonl", SampleRoom);
  const moment = (await earlierMoment(people[0]!.username, rooms)) ?? now;
  await importRooms(() => entriesOf(rooms, moment), {
    displayNames: new Map(people.map(({ username, displayName }) => [foldUsername(username), displayName])),
  });
  const actors = await Users.importPeople(people.map(({ username }) => ({ username, joinedAt: moment })));
  for (const [index, { bio }] of people.entries()) await introduce(actors[index]!, bio);
  await markAll(rooms, moment, actors);
}

/** What people thought of what was said, and what answered whom. */
async function markAll(rooms: SampleRoom[], moment: number, actors: Users.Actor[]): Promise<void> {
  const people = new Map(actors.map((actor) => [actor.username, actor]));
  await Promise.all(
    rooms.map(async (sample) => {
      const room = { ...sample, createdAt: moment - sample.minutesAgo * MINUTE };
      const roomId = Rooms.importedRoomId(room);
      const at = (place: number) => moment - sample.messages[place]!.minutesAgo * MINUTE;
      const idOf = (place: number) => Messages.importedMessageId(Rooms.identityOfImported(room), at(place), place);
      for (const [place, { reactions }] of sample.messages.entries()) {
        for (const [by, reaction] of Object.entries(reactions)) {
          await Reactions.putImported(people.get(by)!, roomId, idOf(place), reaction);
        }
      }
      if (sample.answer !== undefined) await Rooms.answerImported(roomId, idOf(sample.answer), at(sample.answer));
    }),
  );
}

async function readLines<TSchema extends v.GenericSchema>(name: string, schema: TSchema) {
  const read: v.InferOutput<TSchema>[] = [];
  for await (const line of linesOf(fileURLToPath(new URL(`sample/${name}`, import.meta.url)))) {
    if ("fault" in line) throw new Error(`${name}:${line.number}: ${line.fault}`);
    read.push(parseLine(schema, line.text));
  }
  return read;
}

async function* entriesOf(rooms: SampleRoom[], moment: number): AsyncGenerator<Entry> {
  const at = (minutesAgo: number) => moment - minutesAgo * MINUTE;
  for (const [index, { minutesAgo, messages, answer: _, ...room }] of rooms.entries()) {
    const said = messages.map(({ author, body, minutesAgo }) => ({ author, body, createdAt: at(minutesAgo) }));
    yield { number: index + 1, room: { ...room, createdAt: at(minutesAgo), messages: said } };
  }
}

/** The moment for which an earlier call filled: a person joins with the first thing done, a known time before it. */
async function earlierMoment(username: string, rooms: SampleRoom[]): Promise<number | undefined> {
  if (await Users.isUsernameFree(username)) return undefined;
  const { id } = await Users.getByUsername(username);
  const deeds = rooms.flatMap(({ host, minutesAgo, messages }) => [
    ...(host === username ? [minutesAgo] : []),
    ...messages.filter(({ author }) => author === username).map(({ minutesAgo }) => minutesAgo),
  ]);
  return timeOf(id) + Math.max(...deeds) * MINUTE;
}

async function introduce(actor: Users.Actor, bio: string): Promise<void> {
  const { bio: known, version } = await Users.getOwn(actor);
  if (known === "") await Users.edit(actor, { bio }, version);
}
