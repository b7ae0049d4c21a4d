import { marshall } from "@aws-sdk/util-dynamodb";
import type { DynamoDBRecord } from "aws-lambda";
import * as v from "valibot";
import { beforeEach, expect, test, vi } from "vitest";
import type { ItemChange, Listener } from "../../functions/table";
import { handler } from "../../functions/table-changed/handler";

const told: { who: string; sks: string[] }[] = [];
let failing: (changes: ItemChange[]) => boolean = () => false;

const { listeners } = vi.hoisted(() => ({ listeners: [] as Listener[] }));
vi.mock("../../functions/table-changed/listeners", () => ({ listeners }));

const listener = (who: string, prefix: string): Listener => ({
  watches: ({ sk }) => sk.startsWith(prefix),
  schema: v.looseObject({ pk: v.string(), sk: v.string(), name: v.string() }),
  async onChange(changes) {
    if (failing(changes)) throw new Error("not now");
    told.push({ who, sks: changes.map(({ before, after }) => `${after.sk}${before ? " again" : ""}`) });
  },
});

const record = (number: number, pk: string, sk: string, more: object = {}) =>
  ({
    eventID: `event-${number}`,
    eventName: "INSERT",
    dynamodb: {
      SequenceNumber: String(number),
      Keys: marshall({ pk, sk }),
      NewImage: marshall({ pk, sk, name: "x" }),
    },
    ...more,
  }) as DynamoDBRecord;

const removed = (number: number) =>
  record(number, "R#1", "M#1", { eventName: "REMOVE", dynamodb: { SequenceNumber: String(number), Keys: {} } });
const changed = (number: number, pk: string, sk: string) => {
  const inserted = record(number, pk, sk);
  return {
    ...inserted,
    eventName: "MODIFY",
    dynamodb: { ...inserted.dynamodb, OldImage: marshall({ pk, sk, name: "" }) },
  };
};
const failures = async (...Records: unknown[]) =>
  (await handler({ Records: Records as DynamoDBRecord[] })).batchItemFailures.map(
    ({ itemIdentifier }) => itemIdentifier,
  );

beforeEach(() => {
  told.length = 0;
  failing = () => false;
  listeners.splice(0, listeners.length, listener("heads", "N"), listener("messages", "M#"));
  vi.spyOn(console, "error").mockImplementation(() => {});
});

test("a module is told the changes of one partition together and in their order", async () => {
  expect(
    await failures(
      record(1, "R#1", "M#1"),
      record(2, "R#2", "M#1"),
      changed(3, "R#1", "M#1"),
      record(4, "R#1", "N"),
      record(5, "R#1", "X#nobody"),
      removed(6),
    ),
  ).toEqual([]);
  expect(told).toContainEqual({ who: "messages", sks: ["M#1", "M#1 again"] });
  expect(told).toContainEqual({ who: "messages", sks: ["M#1"] });
  expect(told).toContainEqual({ who: "heads", sks: ["N"] });
  expect(told).toHaveLength(3);
});

test("what failed is reported with all that was told with it, and the others go on", async () => {
  failing = (changes) => changes.some(({ after }) => after.pk === "R#1" && after.sk.startsWith("M#"));
  expect(
    await failures(record(1, "R#2", "M#1"), record(2, "R#1", "M#1"), record(3, "R#1", "N"), record(4, "R#1", "M#2")),
  ).toEqual(["2", "4"]);
  expect(told.map(({ who }) => who).sort()).toEqual(["heads", "messages"]);
});

test.each([
  [
    "an image that lacks what such an item has",
    {
      dynamodb: {
        SequenceNumber: "2",
        Keys: marshall({ pk: "R#1", sk: "M#1" }),
        NewImage: marshall({ pk: "R#1", sk: "M#1" }),
      },
    },
  ],
  [
    "an image in no notation of the table",
    { dynamodb: { SequenceNumber: "2", Keys: marshall({ pk: "R#1", sk: "M#1" }), NewImage: { name: { Q: 1 } } } },
  ],
  ["no keys", { dynamodb: { SequenceNumber: "2", NewImage: {} } }],
  ["no new image", { dynamodb: { SequenceNumber: "2", Keys: marshall({ pk: "R#1", sk: "M#1" }) } }],
  ["an event that does not exist", { eventName: "UPSERT" }],
])("a record with %s fails alone", async (_, more) => {
  expect(await failures(record(1, "R#1", "M#0"), record(2, "R#1", "M#1", more), record(3, "R#1", "M#2"))).toEqual([
    "2",
  ]);
  expect(told).toEqual([{ who: "messages", sks: ["M#0", "M#2"] }]);
});

test("a record that does not even have a number fails the whole batch, as Lambda understands it", async () => {
  expect(await failures(record(1, "R#1", "N"), { eventName: "INSERT" })).toEqual([""]);
});
