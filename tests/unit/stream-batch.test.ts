import type { DynamoDBRecord } from "aws-lambda";
import { expect, test } from "vitest";
import { deliver, MAPPING } from "../../infra/local/stream/batch";

const record = (sequence: number): DynamoDBRecord => ({ dynamodb: { SequenceNumber: String(sequence) } });
const records = (count: number) => Array.from({ length: count }, (_, index) => record(index));
const numbers = (batch: DynamoDBRecord[]) => batch.map(({ dynamodb }) => Number(dynamodb?.SequenceNumber));

/** Delivers and keeps a diary: each call's records, the waits, and what was set aside after how many tries. */
async function delivering(batch: DynamoDBRecord[], invoke: (sequences: number[], call: number) => unknown) {
  const calls: number[][] = [];
  const waits: number[] = [];
  const aside: { sequences: number[]; attempts: number }[] = [];
  await deliver(batch, {
    invoke: async (left) => invoke(numbers(left), calls.push(numbers(left))),
    setAside: (failed, attempts) => void aside.push({ sequences: numbers(failed), attempts }),
    wait: async (milliseconds) => void waits.push(milliseconds),
  });
  return { calls, waits, aside };
}

const failedAt = (...sequences: number[]) => ({
  batchItemFailures: sequences.map((sequence) => ({ itemIdentifier: String(sequence) })),
});

test.each([undefined, null, {}, { batchItemFailures: [] }])(
  "an answer of %j means that all went well",
  async (answer) => {
    expect((await delivering(records(3), () => answer)).calls).toEqual([[0, 1, 2]]);
  },
);

test("goes on from the lowest record that was reported", async () => {
  const { calls, aside } = await delivering(records(5), (_, call) => (call === 1 ? failedAt(4, 2) : undefined));
  expect(calls).toEqual([
    [0, 1, 2, 3, 4],
    [2, 3, 4],
  ]);
  expect(aside).toEqual([]);
});

test("sets the one bad record aside after six tries, later each time, and delivers all others once or more", async () => {
  const { calls, waits, aside } = await delivering(records(8), (sequences) =>
    sequences.includes(5) ? failedAt(5) : undefined,
  );
  expect(aside).toEqual([{ sequences: [5], attempts: MAPPING.retries + 1 }]);
  expect(waits).toEqual([100, 200, 400, 800, 1600]);
  expect(calls.filter((call) => call.length === 1 && call[0] === 5)).toHaveLength(MAPPING.retries + 1);
  for (const sequence of [0, 1, 2, 3, 4, 6, 7]) expect(calls.flat()).toContain(sequence);
});

test("halves a batch that threw until the bad record stands alone", async () => {
  const { aside, calls } = await delivering(records(100), (sequences) => {
    if (sequences.includes(63)) throw new Error("broken");
  });
  expect(aside).toEqual([{ sequences: [63], attempts: 6 }]);
  expect(new Set(calls.filter((call) => !call.includes(63)).flat()).size).toBe(99);
});

test("keeps the order of what it delivers", async () => {
  const done: number[] = [];
  await delivering(records(20), (sequences) => {
    if (sequences.includes(7)) throw new Error("broken");
    done.push(...sequences);
  });
  expect(done).toEqual(
    records(20)
      .map((_, index) => index)
      .filter((index) => index !== 7),
  );
});

test.each(["", "none of these"])("a report that names %j means that the whole batch failed", async (itemIdentifier) => {
  const { calls } = await delivering(records(2), (_, call) =>
    call === 1 ? { batchItemFailures: [{ itemIdentifier }] } : undefined,
  );
  expect(calls).toEqual([[0, 1], [0], [1]]);
});

test("a fault that passes costs nothing", async () => {
  const { aside, calls } = await delivering(records(1), (_, call) => {
    if (call < 4) throw new Error("not now");
  });
  expect(calls).toHaveLength(4);
  expect(aside).toEqual([]);
});
