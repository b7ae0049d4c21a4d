import { beforeAll, expect, test } from "vitest";
import * as Rooms from "../../functions/rooms";
import { documents } from "../../functions/table";
import { codeOf, openRoom, say, somebody } from "../support/community";
import { expectCountsSound, expectSound } from "../support/invariants";
import { withStream } from "../support/stream";
import { withTable } from "../support/table";

withTable();
const stream = withStream();

beforeAll(() => {
  process.env.RATE_LIMITS = "off";
});

// As the table refuses a write to an item that a transaction is writing just now.
const refusals: Record<string, () => Error> = {
  UpdateItemCommand: () => Object.assign(new Error("busy"), { name: "TransactionConflictException" }),
  TransactWriteItemsCommand: () =>
    Object.assign(new Error("busy"), {
      name: "TransactionCanceledException",
      CancellationReasons: [{ Code: "None" }, { Code: "TransactionConflict" }],
    }),
};

/** Lets the first so many writes of an action meet another's transaction. */
async function amongOthers<T>(conflicts: number, action: () => Promise<T>): Promise<T> {
  let left = conflicts;
  const stack = documents().middlewareStack;
  stack.add(
    (next, { commandName = "" }) =>
      async (args) => {
        const refusal = refusals[commandName];
        if (!refusal || left === 0) return next(args);
        left--;
        throw refusal();
      },
    { step: "initialize", name: "conflicts" },
  );
  try {
    return await action();
  } finally {
    stack.remove("conflicts");
  }
}

test("writes that meet another's transaction are tried again", async () => {
  const [host, guest] = [somebody(), somebody()];
  const room = await amongOthers(3, () => openRoom(host));
  await amongOthers(3, () => say(guest, room.id));
  await amongOthers(3, () => Rooms.edit(host, room.id, { name: "New" }, 1));
  await amongOthers(3, () => Rooms.leave(guest, room.id));
  await amongOthers(3, () => stream.drain());
  await amongOthers(3, () => Rooms.remove(host, room.id));
  await amongOthers(3, () => Rooms.restore(host, room.id));
  await stream.drain();
  await expectSound(room.id);
  await expectCountsSound();
});

test("a conflict that lasts ends in a 503, and nothing was written", async () => {
  const host = somebody();
  const room = await openRoom(host);
  expect(await codeOf(amongOthers(1000, () => Rooms.join(somebody(), room.id)))).toBe("unavailable");
  await stream.drain();
  await expectSound(room.id);
});
