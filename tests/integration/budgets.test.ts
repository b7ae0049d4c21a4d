import { beforeAll, describe, expect, test, vi } from "vitest";
import * as Activity from "../../functions/activity";
import * as Messages from "../../functions/messages";
import * as Rooms from "../../functions/rooms";
import { getItem } from "../../functions/table";
import { handler as tableChanged } from "../../functions/table-changed/handler";
import * as Topics from "../../functions/topics";
import { type Cost, costOf, inWords } from "../support/capacity";
import { aKey, openRoom, say, somebody, unique } from "../support/community";
import { crowd } from "../support/crowd";
import { withStream } from "../support/stream";
import { withTable } from "../support/table";

withTable();
const stream = withStream();

// What other modules make of a change is measured with them.
vi.mock("../../functions/table-changed/listeners", async () => {
  const { messageListener, roomListener } = await import("../../functions/messages");
  return { listeners: [roomListener, messageListener] };
});

let town: Awaited<ReturnType<typeof crowd>>;
beforeAll(async () => {
  town = await crowd({ rooms: 1000, messages: 200, people: 40 });
  await stream.take();
}, 60_000);

type Budget = { requests: number; rcu: number; wcu: number };

/** What an action may cost stands in README.md, "What each action may cost". */
async function expectWithin(budget: Budget, action: () => Promise<unknown>): Promise<void> {
  const cost = await costOf(action);
  if (process.env.SHOW_COSTS) console.log(`${expect.getState().currentTestName}: ${inWords(cost)}`);
  expect(overspent(cost, budget), inWords(cost)).toEqual([]);
}

const overspent = (cost: Cost, budget: Budget) =>
  (Object.keys(budget) as (keyof Budget)[]).filter((unit) => cost[unit] > budget[unit]);

/** A room with a head of nearly 2 KB, and a message of nearly 1 KB. */
const aRoom = (host = somebody()) =>
  openRoom(host, { name: "n".repeat(80), topic: unique("Topic"), description: "説".repeat(500) });
const LONG = "w".repeat(500);

test("the heads that these costs are measured with have nearly 2 KB", async () => {
  const { id } = await aRoom();
  const size = Buffer.byteLength(JSON.stringify(await getItem(Rooms.roomKey(id))));
  expect(size).toBeGreaterThan(1900);
  expect(size).toBeLessThan(2250);
});

describe("reading costs at most", () => {
  test("home: 20 rooms, 6 topics, 5 latest messages", () =>
    expectWithin({ requests: 3, rcu: 3.5, wcu: 0 }, () =>
      Promise.all([
        Rooms.listByActivity({ limit: 20 }),
        Topics.list({ limit: 6 }),
        Activity.listEverywhere({ limit: 5 }),
      ]),
    ));

  test("a topic's feed of 20", () =>
    expectWithin({ requests: 1, rcu: 2, wcu: 0 }, () => Rooms.listByTopic(town.topics[0]!.id, { limit: 20 })));

  test("50 topics by room count, and the next page", async () => {
    const { next } = await Topics.list({ limit: 50 });
    await expectWithin({ requests: 1, rcu: 1, wcu: 0 }, () => Topics.list({ limit: 50 }));
    await expectWithin({ requests: 1, rcu: 1, wcu: 0 }, () => Topics.list({ limit: 50, cursor: next! }));
  });

  test("everybody's activity of 20", () =>
    expectWithin({ requests: 1, rcu: 2, wcu: 0 }, () => Activity.listEverywhere({ limit: 20 })));

  test("one's own activity of 20", async () => {
    const [person] = town.speakers;
    const room = await openRoom(person!);
    await Rooms.remove(person!, room.id);
    await expectWithin({ requests: 1, rcu: 2, wcu: 0 }, () => Activity.listOwn(person!, { limit: 20 }));
  });

  test("a person's activity and rooms, once the username is resolved", async () => {
    const { host } = town.talked;
    await expectWithin({ requests: 1, rcu: 2, wcu: 0 }, () =>
      Activity.listByPerson(town.speakers[0]!.userId, { limit: 20 }),
    );
    await expectWithin({ requests: 1, rcu: 1.5, wcu: 0 }, () => Rooms.listByHost(host.userId, { limit: 20 }));
  });

  test("a room's page: head, 50 messages of 470 bytes, 20 participants", async () => {
    const open = () => Messages.openRoom(town.talked.id, { limit: 50 });
    expect((await open()).messages.items).toHaveLength(50);
    expect((await open()).participants.items).toHaveLength(20);
    await expectWithin({ requests: 2, rcu: 6, wcu: 0 }, open);
  });

  test("newer messages when there are none", async () => {
    const { id } = (await Messages.list(town.talked.id, { limit: 1 })).items[0]!;
    await expectWithin({ requests: 1, rcu: 1, wcu: 0 }, () => Messages.list(town.talked.id, { after: id, limit: 50 }));
  });
});

describe("writing costs at most", () => {
  test("a post by somebody who is in the room, and what follows from it", async () => {
    const [host, room] = [somebody(), await aRoom()];
    await say(host, room.id);
    await stream.drain();
    await expectWithin({ requests: 3, rcu: 1.5, wcu: 4 }, () => say(host, room.id, LONG));
    const records = await stream.take();
    await expectWithin({ requests: 2, rcu: 1, wcu: 6 }, () => tableChanged({ Records: records }));
  });

  test("a first post in a room", async () => {
    const [guest, room] = [somebody(), await aRoom()];
    await expectWithin({ requests: 3, rcu: 1.5, wcu: 14 }, () => say(guest, room.id, LONG));
  });

  test("editing, deleting and restoring a message", async () => {
    const host = somebody();
    const room = await aRoom(host);
    const { id } = await say(host, room.id, LONG);
    const budget = { requests: 3, rcu: 1.5, wcu: 5 };
    await expectWithin(budget, () => Messages.edit(host, room.id, id, { body: `${LONG}!` }, 1));
    await expectWithin(budget, () => Messages.remove(host, room.id, id));
    await expectWithin(budget, () => Messages.restore(host, room.id, id));
  });

  test("joining and leaving", async () => {
    const [guest, room] = [somebody(), await aRoom()];
    await expectWithin({ requests: 3, rcu: 1.5, wcu: 10 }, () => Rooms.join(guest, room.id));
    await expectWithin({ requests: 3, rcu: 1.5, wcu: 10 }, () => Rooms.leave(guest, room.id));
  });

  test("opening a room, under a topic that is there and under a new one", async () => {
    const budget = { requests: 4, rcu: 2, wcu: 20 };
    const draft = { name: "n".repeat(80), topic: town.topics[0]!.name, description: "説".repeat(500) };
    await expectWithin(budget, () => Rooms.create(somebody(), draft, aKey()));
    await expectWithin(budget, () => Rooms.create(somebody(), { ...draft, topic: unique("t".repeat(25)) }, aKey()));
  });

  test("changing and moving a room", async () => {
    const host = somebody();
    const room = await aRoom(host);
    await expectWithin({ requests: 3, rcu: 1.5, wcu: 13 }, () => Rooms.edit(host, room.id, { name: "New" }, 1));
    const { name } = town.topics[1]!;
    await expectWithin({ requests: 3, rcu: 1.5, wcu: 21 }, () => Rooms.edit(host, room.id, { topic: name }, 2));
  });

  test("deleting and restoring a room", async () => {
    const host = somebody();
    const room = await aRoom(host);
    await expectWithin({ requests: 3, rcu: 1, wcu: 20 }, () => Rooms.remove(host, room.id));
    await expectWithin({ requests: 3, rcu: 1, wcu: 20 }, () => Rooms.restore(host, room.id));
  });
});

test("a full item of idempotency keys still takes one write unit", async () => {
  const host = somebody();
  const room = await aRoom(host);
  process.env.RATE_LIMITS = "off";
  for (let i = 0; i < 18; i++) await say(host, room.id);
  process.env.RATE_LIMITS = "";
  await stream.drain();
  process.env.RATE_LIMITS = "off";
  await expectWithin({ requests: 3, rcu: 1.5, wcu: 4 }, () => say(host, room.id, LONG));
  process.env.RATE_LIMITS = "";
});
