import { afterAll, beforeAll, describe, expect, test } from "vitest";
import * as Messages from "../../functions/messages";
import * as Rooms from "../../functions/rooms";
import { getItem } from "../../functions/table";
import type { Problem } from "../../shared/problems";
import { aKey, codeOf, openRoom, say, somebody, unique } from "../support/community";
import { type Moment, withFault } from "../support/faults";
import { expectCountsSound, expectSound } from "../support/invariants";
import { withStream } from "../support/stream";
import { withTable } from "../support/table";

withTable();
const stream = withStream();

beforeAll(() => {
  process.env.RATE_LIMITS = "off";
});

type Scene = {
  roomId: string;
  act: () => Promise<unknown>;
  /** What must be true after one effect. */
  expectOnce: (answer: unknown) => Promise<void>;
};

const headOf = async (roomId: string) => (await getItem<Rooms.RoomItem>(Rooms.roomKey(roomId)))!;
const bodiesIn = async (roomId: string) =>
  (await Messages.list(roomId, { limit: 50 })).items.map(({ body }) => body).join(" ");

/** A room of a guest and a host with one message of each. */
async function aTalk() {
  const [host, guest] = [somebody(), somebody()];
  const room = await openRoom(host);
  const first = await say(host, room.id, "first");
  const second = await say(guest, room.id, "second");
  return { host, guest, room, first, second };
}

/** Each command in a scene of its own, with what it leaves behind. */
const commands: Record<string, () => Promise<Scene>> = {
  "open a room under a new topic": async () => {
    const [host, key] = [somebody(), aKey()];
    const draft = { name: unique("Room"), topic: unique("Topic"), description: "" };
    const scene: Scene = {
      roomId: "",
      act: async () => {
        const room = await Rooms.create(host, draft, key);
        scene.roomId = room.id;
        return room;
      },
      expectOnce: async () =>
        expect((await Rooms.listByHost(host.userId, { limit: 5 })).items.map(({ id }) => id)).toEqual([scene.roomId]),
    };
    return scene;
  },
  "say something as a member": async () => {
    const { guest, room } = await aTalk();
    const key = aKey();
    return {
      roomId: room.id,
      act: () => Messages.post(guest, room.id, { body: "third" }, key),
      expectOnce: async () => expect(await bodiesIn(room.id)).toBe("first second third"),
    };
  },
  "say something for the first time": async () => {
    const { room } = await aTalk();
    const [newcomer, key] = [somebody(), aKey()];
    return {
      roomId: room.id,
      act: () => Messages.post(newcomer, room.id, { body: "third" }, key),
      expectOnce: async () => expect(await bodiesIn(room.id)).toBe("first second third"),
    };
  },
  "change a message": async () => {
    const { guest, room, second } = await aTalk();
    return {
      roomId: room.id,
      act: () => Messages.edit(guest, room.id, second.id, { body: "changed" }, 1),
      expectOnce: async () => {
        expect(await bodiesIn(room.id)).toBe("first changed");
        expect((await Messages.list(room.id, { limit: 1 })).items[0]!.version).toBe(2);
      },
    };
  },
  "take back a message": async () => {
    const { guest, room, second } = await aTalk();
    return {
      roomId: room.id,
      act: () => Messages.remove(guest, room.id, second.id),
      expectOnce: async () => expect((await Messages.list(room.id, { limit: 1 })).items[0]!.version).toBe(2),
    };
  },
  "bring back a message": async () => {
    const { guest, room, second } = await aTalk();
    await Messages.remove(guest, room.id, second.id);
    return {
      roomId: room.id,
      act: () => Messages.restore(guest, room.id, second.id),
      expectOnce: async () => expect((await Messages.list(room.id, { limit: 1 })).items[0]!.version).toBe(3),
    };
  },
  "join a room": async () => {
    const { room } = await aTalk();
    const newcomer = somebody();
    return {
      roomId: room.id,
      act: () => Rooms.join(newcomer, room.id),
      expectOnce: async () => expect((await headOf(room.id)).participantCount).toBe(3),
    };
  },
  "leave a room": async () => {
    const { guest, room } = await aTalk();
    return {
      roomId: room.id,
      act: () => Rooms.leave(guest, room.id),
      expectOnce: async () => expect((await headOf(room.id)).participantCount).toBe(1),
    };
  },
  "move a room to a new topic": async () => {
    const { host, room } = await aTalk();
    const topic = unique("Elsewhere");
    return {
      roomId: room.id,
      act: () => Rooms.edit(host, room.id, { topic, name: "Moved" }, 1),
      expectOnce: async () => expect(await headOf(room.id)).toMatchObject({ version: 2, name: "Moved" }),
    };
  },
  "delete a room": async () => {
    const { host, room } = await aTalk();
    return {
      roomId: room.id,
      act: () => Rooms.remove(host, room.id),
      expectOnce: async () => expect((await headOf(room.id)).version).toBe(2),
    };
  },
  "restore a room": async () => {
    const { host, room } = await aTalk();
    await Rooms.remove(host, room.id);
    return {
      roomId: room.id,
      act: () => Rooms.restore(host, room.id),
      expectOnce: async () => expect((await headOf(room.id)).version).toBe(3),
    };
  },
};

const MOST_REQUESTS = 12;

describe.each(Object.keys(commands))("%s", (name) => {
  const moments: Moment[] = ["before", "after"];
  afterAll(expectCountsSound);

  test.each(moments)("a request that is lost %s it took effect is made again, unseen by the caller", async (moment) => {
    for (let at = 1; at < MOST_REQUESTS; at++) {
      const scene = await commands[name]!();
      let answer: unknown;
      const met = await withFault({ at, moment, lasts: "once" }, async () => {
        answer = await scene.act();
      });
      await scene.expectOnce(answer);
      if (!met) return;
    }
    throw new Error(`More than ${MOST_REQUESTS} requests.`);
  });

  test.each(moments)(
    "when it stays lost %s it took effect, the caller may repeat it for one effect",
    async (moment) => {
      for (let at = 1; at < MOST_REQUESTS; at++) {
        const scene = await commands[name]!();
        let code = "nothing";
        const met = await withFault({ at, moment, lasts: "always" }, async () => {
          code = await codeOf(scene.act());
        });
        expect(code).toBe(met ? "unavailable" : "nothing");
        if (met) await scene.act().catch(expectEditedAlready);
        await scene.expectOnce(undefined);
        await stream.drain();
        await expectSound(scene.roomId);
        if (!met) return;
      }
      throw new Error(`More than ${MOST_REQUESTS} requests.`);
    },
  );
});

/** Whoever repeats an edit that had gone through is told that the version moved: nothing is written over. */
function expectEditedAlready(error: unknown) {
  expect((error as Problem).code).toBe("version-old");
}
