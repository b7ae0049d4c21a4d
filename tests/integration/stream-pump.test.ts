import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { DynamoDBRecord } from "aws-lambda";
import { afterAll, afterEach, beforeEach, expect, test } from "vitest";
import { newId, putItem, writeBatch } from "../../functions/table";
import { WATCHED_CHANGES } from "../../functions/table/schema";
import { type Pump, startPump } from "../../infra/local/stream/pump";
import { setAside } from "../../infra/local/stream/set-aside";
import { ensureTable } from "../../infra/local/table";
import { TEST_TABLE, temporaryFolder, withTable } from "../support/table";

withTable();
const folder = temporaryFolder();
afterAll(folder.remove);

let positionIn: string;
let pump: Pump | undefined;
beforeEach(() => {
  positionIn = join(folder.path, `${newId()}.json`);
});
afterEach(async () => {
  await pump?.stop();
  pump = undefined;
});

type Invoke = (records: DynamoDBRecord[]) => Promise<unknown>;

/** Starts the pump from the stream's beginning, or from where it was, and answers what was delivered. */
async function pumping(invoke: Invoke = async () => undefined) {
  const { streamArn } = await ensureTable(process.env.DYNAMODB_ENDPOINT!, TEST_TABLE);
  const delivered: DynamoDBRecord[] = [];
  pump = startPump({
    endpoint: process.env.DYNAMODB_ENDPOINT!,
    streamArn,
    positionIn,
    pattern: WATCHED_CHANGES,
    invoke: async (records) => {
      const answer = await invoke(records);
      delivered.push(...records);
      return answer;
    },
    setAside: (shardId, records, attempts) =>
      void setAside(join(folder.path, "aside"), { functionName: "listener", shardId, streamArn, records, attempts }),
    onFault: (error) => {
      throw error;
    },
  });
  return { pump, delivered };
}

const messages = (count: number) => {
  const pk = `R#${newId()}`;
  return Array.from({ length: count }, () => ({ pk, sk: `M#${newId()}`, excerpt: "x" }));
};

const keyOf = ({ dynamodb }: DynamoDBRecord) => `${dynamodb?.Keys?.pk?.S} ${dynamodb?.Keys?.sk?.S}`;
const keysOf = (items: { pk: string; sk: string }[]) => items.map(({ pk, sk }) => `${pk} ${sk}`);

test("delivers what was written in its order, in batches of a hundred at most", async () => {
  const items = messages(250);
  await writeBatch({ puts: items });
  const sizes: number[] = [];
  const { pump, delivered } = await pumping(async (records) => void sizes.push(records.length));
  await pump.drained();
  const ours = delivered.map(keyOf).filter((key) => key.startsWith(items[0]!.pk));
  expect(ours.sort()).toEqual(keysOf(items).sort());
  expect(Math.max(...sizes)).toBe(100);
});

test("a record is JSON as Lambda sends it: binary values in base64, the moment in seconds", async () => {
  const userId = newId();
  await putItem({ pk: `U#${userId}`, sk: "N", keys: new Uint8Array([1, 2, 3]), count: 5 });
  const { pump, delivered } = await pumping();
  await pump.drained();
  const record = delivered.find((one) => one.dynamodb?.Keys?.pk?.S === `U#${userId}`);
  expect(record).toMatchObject({
    eventName: "INSERT",
    eventSource: "aws:dynamodb",
    dynamodb: { StreamViewType: "NEW_AND_OLD_IMAGES", NewImage: { keys: { B: "AQID" }, count: { N: "5" } } },
  });
  const seconds = record?.dynamodb?.ApproximateCreationDateTime ?? 0;
  expect(Math.abs(seconds - Date.now() / 1000)).toBeLessThan(120);
  expect(JSON.parse(JSON.stringify(record))).toEqual(record);
});

test("sessions, counters and what is removed wake nobody", async () => {
  const userId = newId();
  await putItem({ pk: `U#${userId}`, sk: "SESS#1" });
  await putItem({ pk: `U#${userId}`, sk: "L#messages" });
  await putItem({ pk: `U#${userId}`, sk: "PROFILE" });
  await writeBatch({ deletes: [{ pk: `U#${userId}`, sk: "PROFILE" }] });
  const { pump, delivered } = await pumping();
  await pump.drained();
  const ours = delivered.filter((record) => record.dynamodb?.Keys?.pk?.S === `U#${userId}`);
  expect(ours.map(({ eventName, dynamodb }) => [eventName, dynamodb?.Keys?.sk?.S])).toEqual([["INSERT", "PROFILE"]]);
});

test("a record that keeps failing is set aside as a bucket would hold it, the others are delivered", async () => {
  const items = messages(40);
  const bad = keysOf(items)[17]!;
  await writeBatch({ puts: items });
  const { pump, delivered } = await pumping(async (records) => {
    if (records.some((record) => keyOf(record) === bad)) throw new Error("broken");
  });
  await pump.drained();
  const ours = new Set(delivered.map(keyOf).filter((key) => key.startsWith(items[0]!.pk)));
  expect(ours).toEqual(new Set(keysOf(items).filter((key) => key !== bad)));
  const [file] = globSync("aside/aws/lambda/listener/*/*/*/*/*.json", { cwd: folder.path });
  const aside = JSON.parse(readFileSync(join(folder.path, file!), "utf8"));
  expect(aside.requestContext).toMatchObject({ condition: "RetryAttemptsExhausted", approximateInvokeCount: 6 });
  expect(aside.DDBStreamBatchInfo).toMatchObject({ batchSize: 1 });
  expect(aside.payload.Records.map(keyOf)).toEqual([bad]);
});

test("starts again where it was: nothing is skipped, what was finished is not repeated", async () => {
  const before = messages(150);
  await writeBatch({ puts: before });
  const first = await pumping();
  await first.pump.drained();
  await first.pump.stop();
  const after = messages(5);
  await writeBatch({ puts: after });
  const second = await pumping();
  await second.pump.drained();
  expect(second.delivered.map(keyOf).sort()).toEqual(keysOf(after).sort());
});

test("stopped in the middle of a batch it delivers that batch again", async () => {
  const items = messages(3);
  await writeBatch({ puts: items });
  let fail = (_: Error) => {};
  const reached = new Promise<void>((resolve) => {
    void pumping(
      () =>
        new Promise((_, reject) => {
          fail = reject;
          resolve();
        }),
    );
  });
  await reached;
  const stopped = pump!.stop();
  fail(new Error("stopped"));
  await stopped;
  const { pump: again, delivered } = await pumping();
  await again.drained();
  expect(delivered.map(keyOf)).toEqual(expect.arrayContaining(keysOf(items)));
  expect(globSync("aside/**/*.json", { cwd: folder.path })).toHaveLength(1);
});
