import { beforeEach, expect, test } from "vitest";
import * as Activity from "../../functions/activity";
import * as Messages from "../../functions/messages";
import * as Rooms from "../../functions/rooms";
import { deleteItem, documents, updateItem } from "../../functions/table";
import * as Topics from "../../functions/topics";
import * as Users from "../../functions/users";
import type { Entry } from "../../infra/data/entries";
import type { ImportedRoom } from "../../infra/data/format";
import { importRooms } from "../../infra/data/importer";
import { dumpTable, emptyTable, Killed, killAtRequest, restart } from "../support/dump";
import { withTable } from "../support/table";

withTable();
beforeEach(emptyTable);

const T0 = 1_600_000_000_000;
const say = (author: string, body: string, after: number) => ({ author, body, createdAt: T0 + after });

const bread: ImportedRoom = {
  topic: "Bread",
  name: "Rye",
  host: "ines",
  createdAt: T0,
  description: "What holds it up?",
  messages: [say("Omar", "Water.", 1000), say("ines", "And acid.", 2000), say("omar", "x".repeat(500), 2000)],
};
const stars: ImportedRoom = {
  topic: "Stars",
  name: "Venus",
  host: "omar",
  createdAt: T0 + 500,
  description: "",
  messages: [say("ruth", "A silo.", 9000)],
};
const quiet: ImportedRoom = { ...bread, name: "Broa", createdAt: T0 + 100, description: "", messages: [] };
const archive = [bread, stars, quiet];

async function* entries(rooms: (ImportedRoom | string)[]): AsyncGenerator<Entry> {
  for (const [index, room] of rooms.entries()) {
    const number = index + 1;
    yield typeof room === "string" ? { number, fault: room } : { number, room };
  }
}
const run = (rooms: (ImportedRoom | string)[], options = {}) => importRooms(() => entries(rooms), options);
const roomNamed = async (name: string) => {
  const { items } = await Rooms.listByActivity({ limit: 50 });
  return items.find((room) => room.name === name)!;
};
const saidIn = async (roomId: string) => (await Messages.list(roomId, { limit: 50 })).items;

test("an archive is there as it was: people, topics, rooms, messages and their times", async () => {
  expect(await run(archive)).toMatchObject({
    there: { rooms: 3, messages: 4 },
    put: { rooms: 3, messages: 4 },
    people: 3,
    faults: 0,
  });
  expect((await Topics.list({ limit: 50 })).items.map(({ name, roomCount }) => [name, roomCount])).toEqual([
    ["Bread", 2],
    ["Stars", 1],
  ]);
  expect((await Topics.list({ limit: 50 })).roomCount).toBe(3);
  const rooms = (await Rooms.listByActivity({ limit: 50 })).items;
  expect(rooms.map(({ name, participantCount }) => [name, participantCount])).toEqual([
    ["Venus", 2],
    ["Rye", 2],
    ["Broa", 1],
  ]);
  const { room, messages, participants } = await Messages.openRoom((await roomNamed("Rye")).id, { limit: 50 });
  expect(room).toMatchObject({
    description: "What holds it up?",
    host: { username: "ines" },
    createdAt: "2020-09-13T12:26:40.000Z",
    lastActivityAt: "2020-09-13T12:26:42.000Z",
    version: 1,
  });
  expect(messages.items.map(({ author, body }) => [author.username, body])).toEqual([
    ["Omar", "Water."],
    ["ines", "And acid."],
    ["Omar", "x".repeat(500)],
  ]);
  expect(participants.items.map(({ username, isHost }) => [username, isHost])).toContainEqual(["Omar", false]);
});

test("a person joins with the first thing done, in whatever room", async () => {
  await run(archive);
  expect((await Users.getProfile("OMAR")).joinedAt).toBe(new Date(T0 + 500).toISOString());
  const { id } = await Users.getByUsername("omar");
  expect((await Rooms.listByHost(id, { limit: 50 })).items.map(({ name }) => name)).toEqual(["Venus"]);
});

test("a second run changes nothing", async () => {
  await run(archive);
  const first = await dumpTable();
  expect(await run(archive)).toMatchObject({ there: { rooms: 3, messages: 4 }, put: { rooms: 0, messages: 0 } });
  expect(await dumpTable()).toEqual(first);
});

test.each([false, true])(
  "stopped at any request (taken effect: %s), the next run ends in the same state",
  async (tookEffect) => {
    await run(archive);
    const whole = await dumpTable();
    for (let k = 1, stopped = true; stopped; k++) {
      await emptyTable();
      killAtRequest(k, { tookEffect });
      stopped = await run(archive).then(
        () => false,
        (error) => error instanceof Killed,
      );
      restart();
      await run(archive);
      expect(await dumpTable(), `stopped at request ${k}`).toEqual(whole);
    }
  },
);

test("two runs at the same time put everything once", async () => {
  await run(archive);
  const whole = await dumpTable();
  await emptyTable();
  await Promise.all([run(archive), run(archive)]);
  expect(await dumpTable()).toEqual(whole);
});

test("what was edited, deleted or left out since stays so", async () => {
  await run(archive);
  const { id, host } = await roomNamed("Rye");
  const actor = { userId: host.id, username: host.username };
  const own = (await saidIn(id))[1]!;
  await Rooms.edit(actor, id, { name: "Rye bread" }, 1);
  await Messages.edit(actor, id, own.id, { body: "And sourness." }, 1);
  const venus = await roomNamed("Venus");
  await Rooms.remove({ userId: venus.host.id, username: "omar" }, venus.id);
  const before = await dumpTable();
  await run(archive);
  expect(await dumpTable()).toEqual(before);
});

test("a deleted message is not put again once the table has forgotten it", async () => {
  await run(archive);
  const { id } = await roomNamed("Rye");
  const [first] = await saidIn(id);
  await deleteItem(Messages.messageKey(id, first!.id));
  await run(archive);
  expect((await saidIn(id)).map(({ body }) => body[0])).toEqual(["A", "x"]);
});

test("a room that was purged is not put again", async () => {
  await run(archive);
  const venus = await roomNamed("Venus");
  await Rooms.remove({ userId: venus.host.id, username: "omar" }, venus.id);
  await updateItem(Rooms.roomKey(venus.id), { set: { purging: true } });
  const step = { step: "purge-room", subject: venus.id } as const;
  while (await Rooms.purgeRoom(step)) expect(await Rooms.getHead(venus.id)).toBeDefined();
  expect(await Rooms.getHead(venus.id)).toBeUndefined();
  expect(await run(archive)).toMatchObject({ put: { rooms: 0, messages: 0 } });
  expect(await Rooms.getHead(venus.id)).toBeUndefined();
});

test("of an archive that has grown, what is new is put", async () => {
  await run(archive);
  const grown = { ...bread, messages: [...bread.messages, say("ruth", "Seventy per cent.", 7000)] };
  expect(await run([grown, stars, quiet])).toMatchObject({ put: { rooms: 0, messages: 1 } });
  const room = await roomNamed("Rye");
  expect(room.participantCount).toBe(3);
  expect((await saidIn(room.id)).at(-1)?.body).toBe("Seventy per cent.");
});

test("rooms of one name and host are told apart by their time", async () => {
  await run([bread, { ...bread, createdAt: T0 + 1, messages: [] }]);
  expect((await Rooms.listByActivity({ limit: 50 })).items).toHaveLength(2);
});

test("messages of one time keep the order of the archive", async () => {
  const messages = Array.from({ length: 40 }, (_, i) => say(`person-${i % 3}`, `word ${i}`, 5));
  await run([{ ...bread, messages }]);
  expect((await saidIn((await roomNamed("Rye")).id)).map(({ body }) => body)).toEqual(messages.map(({ body }) => body));
});

test("a room of many people counts all of them, wherever a run was stopped", async () => {
  const messages = Array.from({ length: 250 }, (_, i) => say(`person-${i}`, "Here.", i));
  const crowd = [{ ...bread, messages }, quiet];
  await run(crowd);
  const whole = await dumpTable();
  expect((await roomNamed("Rye")).participantCount).toBe(251);
  for (const k of [10, 12, 14, 16, 18]) {
    await emptyTable();
    killAtRequest(k);
    await expect(run(crowd)).rejects.toThrow(Killed);
    restart();
    await run(crowd);
    expect(await dumpTable(), `stopped at request ${k}`).toEqual(whole);
  }
});

test("a name that somebody here has gets a number, the same one in a later archive", async () => {
  const ines = await Users.register({ provider: "google", subject: "1", username: "Ines", displayName: "Inês" });
  await run([bread]);
  await run([{ ...quiet, createdAt: T0 - 5000 }]);
  const rooms = (await Rooms.listByActivity({ limit: 50 })).items;
  expect(rooms.map(({ host }) => host.username)).toEqual(["ines-2", "ines-2"]);
  expect(rooms.map(({ host }) => host.id)).not.toContain(ines.userId);
});

test("a topic that is here takes the archive's rooms, whatever the case", async () => {
  const host = await Users.register({ provider: "google", subject: "2", username: "kit", displayName: "Kit" });
  await Rooms.create(host, { name: "Starters", topic: "bread", description: "" }, "key");
  await run([bread]);
  expect((await Topics.list({ limit: 50 })).items).toMatchObject([{ name: "bread", roomCount: 2 }]);
});

test("faults are told and counted, the other lines go on", async () => {
  const told: unknown[] = [];
  const result = await run([bread, "This is not JSON.", stars], { onFault: (entry: unknown) => told.push(entry) });
  expect(told).toEqual([{ number: 2, fault: "This is not JSON." }]);
  expect(result).toMatchObject({ there: { rooms: 2 }, faults: 1 });
});

test("progress reaches the whole", async () => {
  const seen: number[] = [];
  await run(archive, { onProgress: (done: { messages: number }) => seen.push(done.messages) });
  expect(seen.at(-1)).toBe(4);
  await run(archive, { onProgress: (done: { messages: number }) => seen.push(done.messages) });
  expect(seen.at(-1)).toBe(4);
});

test("imported messages stand in everybody's activity at their own times", async () => {
  await run(archive);
  const { items } = await Activity.listEverywhere({ limit: 50 });
  expect(items.map(({ excerpt }) => excerpt.slice(0, 9))).toEqual(["A silo.", "xxxxxxxxx", "And acid.", "Water."]);
});

test("a table that does not answer for a while is waited for", async () => {
  await run(archive);
  const whole = await dumpTable();
  await emptyTable();
  let requests = 0;
  documents().middlewareStack.add(
    (next) => async (args) => {
      requests += 1;
      if (requests % 5 === 0) await next(args);
      if (requests % 5 === 0 || requests % 7 === 0) {
        throw Object.assign(new Error("socket hang up"), { code: "ECONNRESET" });
      }
      return next(args);
    },
    { step: "initialize" },
  );
  await run(archive);
  restart();
  expect(await dumpTable()).toEqual(whole);
});
