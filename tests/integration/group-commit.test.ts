import { createServer, request, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout } from "node:timers/promises";
import { BatchWriteItemCommand, DynamoDBClient, GetItemCommand } from "@aws-sdk/client-dynamodb";
import { afterAll, beforeAll, expect, test } from "vitest";
import { getItem } from "../../functions/table";
import { startGroupCommit } from "../../infra/local/group-commit";
import { LOCAL_CREDENTIALS, LOCAL_REGION } from "../../infra/local/table";
import { TEST_TABLE, withTable } from "../support/table";

withTable();
let front: Awaited<ReturnType<typeof startGroupCommit>>;
let client: DynamoDBClient;
let slow: Server;
const sent: string[] = [];
/** How long the engine thinks before it answers, in milliseconds. */
let thinking = 0;

beforeAll(async () => {
  const engine = process.env.DYNAMODB_ENDPOINT!;
  slow = createServer(async (incoming, outgoing) => {
    await setTimeout(thinking);
    const { method, headers } = incoming;
    incoming.pipe(
      request(engine, { method, headers }, (answer) => {
        outgoing.writeHead(answer.statusCode!, answer.headers);
        answer.pipe(outgoing);
      }),
    );
  });
  await new Promise<void>((resolve) => slow.listen(0, "127.0.0.1", resolve));
  const endpoint = `http://127.0.0.1:${(slow.address() as AddressInfo).port}`;
  front = await startGroupCommit(endpoint, (target) => sent.push(target));
  client = new DynamoDBClient({ endpoint: front.endpoint, region: LOCAL_REGION, credentials: LOCAL_CREDENTIALS });
});
afterAll(async () => {
  client.destroy();
  await front.stop();
  slow.close();
});

const put = (pk: string, value: string) => ({
  PutRequest: { Item: { pk: { S: pk }, sk: { S: "N" }, value: { S: value } } },
});
const write = (...requests: object[]) =>
  client.send(new BatchWriteItemCommand({ RequestItems: { [TEST_TABLE]: requests as never } }));

test("batches that wait for one another are written together, and all of them are there", async () => {
  sent.length = 0;
  // While the first is written the others come.
  thinking = 500;
  const pks = Array.from({ length: 100 }, (_, i) => `GC#${i}`);
  const answers = await Promise.all(
    [0, 25, 50, 75].map((start) => write(...pks.slice(start, start + 25).map((pk) => put(pk, "written")))),
  );
  thinking = 0;
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
