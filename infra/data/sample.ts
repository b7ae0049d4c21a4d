import { fileURLToPath } from "node:url";
import * as v from "valibot";
import { timeOf } from "../../functions/table";
import * as Users from "../../functions/users";
import { Bio, DisplayName, foldUsername, Username } from "../../shared/people";
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
  messages: v.array(v.strictObject({ author: v.string(), body: v.string(), minutesAgo: MinutesAgo })),
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
  for (const [index, { minutesAgo, messages, ...room }] of rooms.entries()) {
    const said = messages.map(({ minutesAgo, ...message }) => ({ ...message, createdAt: at(minutesAgo) }));
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
