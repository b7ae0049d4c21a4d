import type { DynamoDBRecord } from "aws-lambda";
import { beforeAll, expect, test } from "vitest";
import { handler as everyFewMinutes } from "../../functions/every-few-minutes/handler";
import * as Messages from "../../functions/messages";
import * as Rooms from "../../functions/rooms";
import { updateItem } from "../../functions/table";
import { handler as tableChanged } from "../../functions/table-changed/handler";
import { handler as walk } from "../../functions/walk/handler";
import type { Room } from "../../shared/rooms";
import { openRoom, say, somebody, unique } from "../support/community";
import { expectCountsSound, expectSound } from "../support/invariants";
import { withStream } from "../support/stream";
import { withTable } from "../support/table";
import { seeds } from "./seeds";

withTable();
const stream = withStream();

beforeAll(() => {
  process.env.RATE_LIMITS = "off";
});

/** Numbers from 0 up to 1, the same for the same seed (mulberry32). */
function randomFrom(seed: number) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

// What people may be told when others were faster.
const REFUSALS = new Set(["not-found", "gone", "forbidden", "conflict", "version-old", "unavailable"]);

const STEPS = 40;
const AT_ONCE = 4;

test.each(seeds(3))("whatever people, stream, walks and schedule do at once, all comes out even (%i)", async (seed) => {
  const random = randomFrom(seed);
  const pick = <T>(from: readonly T[]) => from[Math.floor(random() * from.length)]!;
  const people = Array.from({ length: 5 }, somebody);
  const topics = Array.from({ length: 2 }, () => unique("Topic"));
  const rooms: Room[] = [];
  for (const host of people.slice(0, 3)) rooms.push(await openRoom(host, { topic: pick(topics) }));
  const hostOf = (room: Room) => people.find(({ userId }) => userId === room.host.id)!;
  const said: { roomId: string; id: string; by: (typeof people)[number] }[] = [];
  const accepted = new Set<string>();

  const acts: (() => Promise<unknown>)[] = [
    async () => {
      const [by, room] = [pick(people), pick(rooms)];
      const { id } = await say(by, room.id);
      said.push({ roomId: room.id, id, by });
      accepted.add(`${room.id} ${id}`);
    },
    async () => {
      const one = pick(said);
      if (one) await pick([Messages.remove, Messages.restore])(one.by, one.roomId, one.id);
    },
    async () => {
      const one = pick(said);
      const page = one && (await Messages.list(one.roomId, { upto: one.id, limit: 1 }));
      if (page) await Messages.edit(one.by, one.roomId, one.id, { body: unique("edited") }, page.items[0]?.version);
    },
    () => pick([Rooms.join, Rooms.leave])(pick(people), pick(rooms).id),
    () => {
      const room = pick(rooms);
      return pick([Rooms.remove, Rooms.restore, Rooms.restore])(hostOf(room), room.id);
    },
    async () => {
      const room = pick(rooms);
      await Rooms.edit(hostOf(room), room.id, { topic: pick(topics) }, (await Rooms.get(room.id)).version);
    },
  ];

  // The stream falls behind, repeats itself, and is always read by one at a time.
  const waiting: DynamoDBRecord[] = [];
  let delivering = Promise.resolve();
  const deliver = () => {
    delivering = delivering.then(async () => {
      waiting.push(...(await stream.take()));
      const batch = waiting.slice(0, 1 + Math.floor(random() * 20));
      expect(await tableChanged({ Records: batch })).toEqual({ batchItemFailures: [] });
      waiting.splice(0, random() < 0.3 ? 0 : batch.length);
    });
    return delivering;
  };
  const oneWalk = async () => {
    const [step] = stream.walks.splice(Math.floor(random() * stream.walks.length), 1);
    if (step) await walk(step, { getRemainingTimeInMillis: () => 900_000 });
  };
  const purge = async () => {
    const due = Date.now() - 1;
    await updateItem(Rooms.roomKey(pick(rooms).id), {
      set: { purgeAt: due, gsi2sk: due },
      when: "attribute_exists(deletedAt)",
    });
    await everyFewMinutes();
  };

  const background = [deliver, deliver, oneWalk, oneWalk];
  for (let step = 0; step < STEPS; step++) {
    const now = Array.from({ length: AT_ONCE }, () => (random() < 0.3 ? pick(background) : pick(acts)));
    if (random() < 0.03) now.push(purge);
    await Promise.all(now.map((act) => act().catch(expectRefusal)));
  }

  await delivering;
  expect(await tableChanged({ Records: waiting })).toEqual({ batchItemFailures: [] });
  await stream.drain();
  for (const { id } of rooms) await expectSound(id);
  await expectCountsSound();
  for (const { id } of rooms) {
    const head = await Rooms.getHead(id);
    if (!head || head.deletedAt !== undefined) continue;
    const there = new Set((await Messages.list(id, { limit: 1000 })).items.map((message) => `${id} ${message.id}`));
    for (const one of accepted) if (one.startsWith(id)) expect(there).toContain(one);
  }
});

function expectRefusal(error: { code?: string }) {
  if (!error.code || !REFUSALS.has(error.code)) throw error;
}
