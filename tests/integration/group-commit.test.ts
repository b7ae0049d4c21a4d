import { BatchWriteItemCommand, DynamoDBClient, GetItemCommand } from "@aws-sdk/client-dynamodb";
import { afterAll, beforeAll, expect, test } from "vitest";
import { getItem } from "../../functions/table";
import { startGroupCommit } from "../../infra/local/group-commit";
import { LOCAL_CREDENTIALS, LOCAL_REGION } from "../../infra/local/table";
import { TEST_TABLE, withTable } from "../support/table";

withTable();
let front: Awaited<ReturnType<typeof startGroupCommit>>;
let client: DynamoDBClient;
const sent: string[] = [];

beforeAll(async () => {
  front = await startGroupCommit(process.env.DYNAMODB_ENDPOINT!, (target) => sent.push(target));
  client = new DynamoDBClient({ endpoint: front.endpoint, region: LOCAL_REGION, credentials: LOCAL_CREDENTIALS });
});
afterAll(async () => {
  client.destroy();
  await front.stop();
});

const put = (pk: string, value: string) => ({
  PutRequest: { Item: { pk: { S: pk }, sk: { S: "N" }, value: { S: value } } },
});
const write = (...requests: object[]) =>
  client.send(new BatchWriteItemCommand({ RequestItems: { [TEST_TABLE]: requests as never } }));

test("batches that wait for one another are written together, and all of them are there", async () => {
  sent.length = 0;
  const pks = Array.from({ length: 100 }, (_, i) => `GC#${i}`);
  const answers = await Promise.all(
    [0, 25, 50, 75].map((start) => write(...pks.slice(start, start + 25).map((pk) => put(pk, "written")))),
  );
  expect(answers.map(({ UnprocessedItems }) => UnprocessedItems)).toEqual([{}, {}, {}, {}]);
  expect(await Promise.all(pks.map((pk) => getItem({ pk, sk: "N" })))).toEqual(
    pks.map((pk) => ({ pk, sk: "N", value: "written" })),
  );
  expect(sent.length).toBeLessThan(4);
});

test("batches that name the same item are written all the same, and deletes with them", async () => {
  await write(put("GC#gone", "soon"));
  await Promise.all([
    write(put("GC#same", "one")),
    write(put("GC#same", "two"), put("GC#other", "kept")),
    write(put("GC#same", "three"), { DeleteRequest: { Key: { pk: { S: "GC#gone" }, sk: { S: "N" } } } }),
  ]);
  expect(["one", "two", "three"]).toContain((await getItem({ pk: "GC#same", sk: "N" }))?.value);
  expect(await getItem({ pk: "GC#other", sk: "N" })).toMatchObject({ value: "kept" });
  expect(await getItem({ pk: "GC#gone", sk: "N" })).toBeUndefined();
});

test("what is wrong with a batch is told as the engine tells it, and other requests pass as they came", async () => {
  await expect(write(put("GC#twice", "a"), put("GC#twice", "b"))).rejects.toThrow("duplicates");
  await expect(write({ PutRequest: { Item: { pk: { S: "GC#half" } } } })).rejects.toThrow();
  const asked = new GetItemCommand({ TableName: TEST_TABLE, Key: { pk: { S: "GC#0" }, sk: { S: "N" } } });
  expect((await client.send(asked)).Item).toMatchObject({ value: { S: "written" } });
});
