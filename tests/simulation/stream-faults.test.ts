import { beforeAll, expect, test, vi } from "vitest";
import { handler as everyFewMinutes } from "../../functions/every-few-minutes/handler";
import * as Messages from "../../functions/messages";
import * as Rooms from "../../functions/rooms";
import { getItem, query, updateItem } from "../../functions/table";
import { handler as tableChanged } from "../../functions/table-changed/handler";
import { handler as walk } from "../../functions/walk/handler";
import { openRoom, say, somebody } from "../support/community";
import { withFault } from "../support/faults";
import { expectCountsSound, expectSound } from "../support/invariants";
import { withStream } from "../support/stream";
import { withTable } from "../support/table";

withTable();
const stream = withStream();

// What other modules make of a change is tried with them.
vi.mock("../../functions/table-changed/listeners", async () => {
  const { messageListener, roomListener } = await import("../../functions/messages");
  return { listeners: [roomListener, messageListener] };
});

beforeAll(() => {
  process.env.RATE_LIMITS = "off";
  // Every lost request is told there.
  vi.spyOn(console, "error").mockImplementation(() => {});
});

const clock = { getRemainingTimeInMillis: () => 900_000 };

/** Delivers the waiting records with the k-th request lost, and again as Lambda would, from the lowest that failed. */
async function deliverWithFault(at: number, moment: "before" | "after"): Promise<boolean> {
  let records = await stream.take();
  const met = await withFault({ at, moment, lasts: "always" }, async () => {
    const { batchItemFailures } = await tableChanged({ Records: records });
    const failed = new Set(batchItemFailures.map(({ itemIdentifier }) => itemIdentifier));
    const lowest = records.findIndex(({ dynamodb }) => failed.has(dynamodb!.SequenceNumber!));
    records = lowest < 0 ? [] : records.slice(lowest);
  });
  expect(await tableChanged({ Records: records })).toEqual({ batchItemFailures: [] });
  return met;
}

/** A room that was talked in, and in which the newest message was taken back. */
async function aTalk() {
  const [host, guest] = [somebody(), somebody()];
  const room = await openRoom(host);
  for (const person of [host, guest, host]) await say(person, room.id);
  const { id } = await say(guest, room.id);
  return { host, room, takeBack: () => Messages.remove(guest, room.id, id) };
}

test.each(["before", "after"] as const)(
  "whichever request of a delivery is lost %s it took effect, places converge",
  async (moment) => {
    for (let at = 1, met = true; met; at++) {
      const { room, takeBack } = await aTalk();
      met = await deliverWithFault(at, moment);
      await takeBack();
      met = (await deliverWithFault(at, moment)) || met;
      await stream.drain();
      await expectSound(room.id);
      expect(at).toBeLessThan(12);
    }
  },
);

test.each(["before", "after"] as const)(
  "whichever request of a walk is lost %s it took effect, the next run finishes it",
  async (moment) => {
    for (let at = 1, met = true; met; at++) {
      const { host, room } = await aTalk();
      await stream.drain();
      for (const turn of [Rooms.remove, Rooms.restore]) {
        await turn(host, room.id);
        await tableChanged({ Records: await stream.take() });
        const step = stream.walks.shift();
        expect(step).toMatchObject({ subject: room.id });
        met = await withFault({ at, moment, lasts: "always" }, () => walk(step, clock).catch(expectUnavailable));
        // Lambda calls a function again that failed.
        await walk(step, clock);
        await stream.drain();
        await expectSound(room.id);
      }
      expect(at).toBeLessThan(20);
    }
  },
);

test.each(["before", "after"] as const)(
  "whichever request of a purge is lost %s it took effect, the next run finishes it",
  async (moment) => {
    for (let at = 1, met = true; met; at++) {
      const { host, room } = await aTalk();
      await Rooms.remove(host, room.id);
      await stream.drain();
      const due = Date.now() - 1;
      await updateItem(Rooms.roomKey(room.id), { set: { purgeAt: due, gsi2sk: due } });
      const met1 = await withFault({ at, moment, lasts: "always" }, () => everyFewMinutes().catch(expectUnavailable));
      await everyFewMinutes();
      const step = { step: "purge-room", subject: room.id };
      expect(stream.walks).toContainEqual(step);
      stream.walks.length = 0;
      const met2 = await withFault({ at, moment, lasts: "always" }, () => walk(step, clock).catch(expectUnavailable));
      await everyFewMinutes();
      for (const again of stream.walks.splice(0)) await walk(again, clock);
      met = met1 || met2;
      expect(await getItem(Rooms.roomKey(room.id), { consistent: true })).toBeUndefined();
      expect((await query({ partition: Rooms.roomPartition(room.id), consistent: true }, { limit: 5 })).items).toEqual(
        [],
      );
      await expectCountsSound();
      expect(at).toBeLessThan(20);
    }
  },
);

function expectUnavailable(error: unknown) {
  const faults = error instanceof AggregateError ? error.errors : [error];
  for (const fault of faults) expect(fault).toMatchObject({ code: "unavailable" });
}
