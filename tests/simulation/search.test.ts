import type { DynamoDBRecord } from "aws-lambda";
import { beforeAll, expect, test } from "vitest";
import * as Messages from "../../functions/messages";
import * as Rooms from "../../functions/rooms";
import * as Search from "../../functions/search";
import { type Listener, updateItem, writeBatch } from "../../functions/table";
import { changeIn, toItemChange } from "../../functions/table-changed/records";
import * as Users from "../../functions/users";
import { handler as walk } from "../../functions/walk/handler";
import { reindexAll } from "../../infra/data/reindex";
import type { Message } from "../../shared/messages";
import type { Room } from "../../shared/rooms";
import { randomOf } from "../bench/search/corpus";
import { openRoom, say, somebody, unique } from "../support/community";
import { dumpTable } from "../support/dump";
import { withFault } from "../support/faults";
import { withStream } from "../support/stream";
import { withTable } from "../support/table";
import { seeds } from "./seeds";

withTable();
const stream = withStream();

beforeAll(() => {
  process.env.RATE_LIMITS = "off";
});

const WORDS = "oak elm ash fir yew pine larch cedar maple birch alder hazel rowan holly beech willow 樫の木 дуб".split(
  " ",
);
const LISTENERS = [Search.nameListener, Search.roomListener, Search.saidListener] as Listener[];

type Random = () => number;
const pick = <T>(random: Random, from: T[]) => from[Math.floor(random() * from.length)]!;
const text = (random: Random, count: number) => Array.from({ length: count }, () => pick(random, WORDS)).join(" ");

/** A small community where everything that the search follows changes, in any order. */
function community(random: Random) {
  const host = { ...somebody() };
  const rooms: Room[] = [];
  const messages: { room: Room; message: Message }[] = [];
  const room = () => pick(random, rooms);
  const versionOf = async ({ id }: Room) => (await Rooms.getHead(id))!.version;
  const draft = () => ({ name: text(random, 3), topic: pick(random, WORDS), description: text(random, 8) });
  const open = async () => void rooms.push(await openRoom(host, draft()));
  const actions = [
    open,
    async () => {
      const one = room();
      await Rooms.edit(host, one.id, { name: text(random, 3) }, await versionOf(one));
    },
    async () => {
      const one = room();
      await Rooms.edit(host, one.id, pick(random, [draft(), { topic: pick(random, WORDS) }]), await versionOf(one));
    },
    async () => Rooms.remove(host, room().id),
    async () => Rooms.restore(host, room().id),
    async () => {
      const one = room();
      messages.push({ room: one, message: await say(host, one.id, text(random, 5)) });
    },
    async () => {
      const said = pick(random, messages);
      const { id, version } = said.message;
      said.message = await Messages.edit(host, said.room.id, id, { body: text(random, 5) }, version);
    },
    async () => {
      const { room, message } = pick(random, messages);
      await Messages.remove(host, room.id, message.id);
    },
    async () => {
      const said = pick(random, messages);
      said.message = await Messages.restore(host, said.room.id, said.message.id);
    },
    async () => {
      host.username = `host-${Math.floor(random() * 1e9).toString(36)}`;
      await Rooms.renameHost(room().id, host.userId, host.username);
      const said = messages.at(-1);
      if (said)
        await Messages.renameAuthor(Messages.messageKey(said.room.id, said.message.id), host.userId, host.username);
    },
  ];
  const act = async () => {
    const attempt: Promise<unknown> = pick(random, actions)();
    return attempt.then(
      () => true,
      // Much is refused, such as writing in a room that is deleted just now.
      () => false,
    );
  };
  return { open, act };
}

/** Tells the search of records one by one, as they come. */
async function tell(records: DynamoDBRecord[]): Promise<void> {
  for (const record of records) {
    const raw = changeIn(record);
    if (!raw) continue;
    for (const listener of LISTENERS) {
      if (listener.watches(raw.key)) await listener.onChange([toItemChange(listener, raw)]);
    }
  }
  for (const step of stream.walks.splice(0)) await walk(step, { getRemainingTimeInMillis: () => 900_000 });
}

const shuffled = <T>(random: Random, items: T[]) =>
  items
    .map((item) => ({ item, at: random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item);

const differences = () => reindexAll({ isCheck: true });

test.each(seeds(2))(
  "whatever changes, and however often and in what order it is told, nothing differs in the end (%i)",
  async (seed) => {
    const random = randomOf(seed);
    const { open, act } = community(random);
    await open();
    await open();
    const told: DynamoDBRecord[] = [];
    let done = 0;
    for (let round = 0; round < 4; round++) {
      for (let i = 0; i < 15; i++) if (await act()) done++;
      const records = await stream.take();
      told.push(...records);
      const again = told.filter(() => random() < 0.3);
      // Every record comes at least once, some again, some long after.
      await tell(shuffled(random, [...records, ...again]));
    }
    expect(done).toBeGreaterThan(20);
    expect(await differences()).toBe(0);
  },
  60_000,
);

test("told of nothing, the search is made anew, and a second time changes nothing", async () => {
  const { open, act } = community(randomOf(99));
  await open();
  for (let i = 0; i < 30; i++) await act();
  await stream.take();
  const found = await differences();
  expect(found).toBeGreaterThan(0);
  await reindexAll({});
  expect(await differences()).toBe(0);
  const before = await dumpTable();
  expect(await reindexAll({})).toBe(0);
  expect(await dumpTable()).toEqual(before);
}, 60_000);

test("what was written by hand is put right", async () => {
  const room = await openRoom(somebody(), { name: "Tamarind", topic: "Figs" });
  await stream.drain();
  const items = (await dumpTable()).filter(({ pk, sk }) => pk === `R#${room.id}` && /^[SQW]#/.test(sk));
  const [one, two] = items;
  await writeBatch({
    deletes: [one!],
    puts: [
      { ...two!, name: "Other" },
      { ...two!, sk: "S#nonsense" },
      { ...two!, pk: "R#01HZZZZZZZZZZZZZZZZZZZZZZZ" },
    ],
  });
  expect(await differences()).toBe(4);
  await reindexAll({});
  expect(await differences()).toBe(0);
});

test.each(["before", "after"] as const)(
  "whichever request of the search's own is lost %s it took effect, the next try finishes it",
  async (moment) => {
    for (let at = 1, met = true; met; at++) {
      const host = somebody();
      const room = await openRoom(host, { name: unique("Medlar"), topic: "Quince" });
      const message = await say(host, room.id, "Medlars are eaten rotten.");
      await say(host, room.id, "Rotten medlars!");
      await tell(await stream.take());
      await Rooms.edit(host, room.id, { name: unique("Sloe") }, 1);
      await Messages.remove(host, room.id, message.id);
      const records = await stream.take();
      met = await withFault({ at, moment, lasts: "always" }, () => tell(records).catch(() => undefined));
      await tell(records);
      expect(at).toBeLessThan(60);
    }
    expect(await differences()).toBe(0);
  },
  60_000,
);

test("a person who left is found no more, and neither is one who may not come", async () => {
  const person = await Users.register({
    provider: "github",
    subject: unique("subject"),
    username: "tamsin-search",
    displayName: "T",
  });
  const people = async () => {
    await tell(await stream.take());
    return (await Search.search({ q: "tamsin", exact: "true", limit: 20 })).people;
  };
  const account = { pk: `U#${person.userId}`, sk: "N" };
  expect(await people()).toHaveLength(1);
  await updateItem(account, { set: { bannedAt: 1 } });
  expect(await people()).toEqual([]);
  await updateItem(account, { remove: ["bannedAt"] });
  expect(await people()).toHaveLength(1);
  await Users.leave(person.userId, { messages: "keep", erasedAt: Date.now(), receipt: "r" }, []);
  expect(await people()).toEqual([]);
  expect((await dumpTable()).filter(({ gsi1pk }) => gsi1pk === "N#tam")).toEqual([]);
});
