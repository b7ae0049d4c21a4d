import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Metafile } from "esbuild";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { bundle } from "../../infra/build/functions";
import { SDK_EDITS } from "../../infra/build/sdk-edits";
import { functionEnvironment, temporaryFolder } from "../support/table";
import * as plain from "../support/table-connection";

/**
 * The SDK as bundles have it, with lines of it changed, against the SDK as it is: the same is sent, and the same is read. Both go by
 * the same connection (functions/table/client.ts); the network is played.
 */
const folder = temporaryFolder();
type Connection = typeof plain;
let both: Connection[];
let metafile: Metafile;

let answer: (asked: plain.Asked) => plain.Answer;
const sent: plain.Asked[][] = [[], []];

beforeAll(async () => {
  Object.assign(process.env, functionEnvironment("http://127.0.0.1:8000"), { AWS_SESSION_TOKEN: "a session" });
  metafile = await bundle("tests/support/table-connection.ts", folder.path);
  const built = await import(/* @vite-ignore */ pathToFileURL(join(folder.path, "index.mjs")).href);
  both = [plain, built];
  both.forEach(({ documents, answeredBy }, index) => {
    documents().config.requestHandler = answeredBy((asked) => answer(asked), sent[index]) as never;
  });
}, 60_000);
afterAll(() => folder.remove());
beforeEach(() => {
  answer = () => ({ body: {} });
  for (const asked of sent) asked.length = 0;
});

type Ask = (connection: Connection) => Promise<unknown>;

async function outcome(ask: Ask, connection: Connection) {
  try {
    return { answer: await ask(connection) };
  } catch (error) {
    const { name, message } = error as Error;
    return { name, message, ...(error as object) };
  }
}

/** Asks both and answers what they agree on. */
async function agreed(ask: Ask) {
  const [theirs, ours] = await Promise.all(both.map((connection) => outcome(ask, connection)));
  expect(ours).toStrictEqual(theirs);
  return ours;
}

const query: Ask = ({ documents, QueryCommand }) =>
  documents().send(new QueryCommand({ TableName: "t", KeyConditionExpression: "pk = :p" }));

test("each changed line is in the bundle", () => {
  const inputs = Object.keys(metafile.inputs);
  for (const { path, to } of SDK_EDITS)
    expect(
      inputs.filter((input) => path.test(input)),
      to,
    ).not.toEqual([]);
});

const BYTES = Buffer.from([0, 255, 128]).toString("base64");
const ITEM = {
  text: { S: 'Größe \u{1F600} \u2028 "\\' },
  nothing: { S: "" },
  number: { N: "-12.5e3" },
  large: { N: "9007199254740993" },
  bytes: { B: BYTES },
  yes: { BOOL: true },
  no: { BOOL: false },
  none: { NULL: true },
  list: { L: [{ S: "a" }, { N: "1" }, { L: [] }, { M: { deep: { B: BYTES } } }, { NULL: true }] },
  map: { M: { a: { M: { b: { L: [{ BS: [BYTES] }] } } }, empty: { M: {} }, S: { S: "named like a type" } } },
  texts: { SS: ["b", "a"] },
  numbers: { NS: ["2", "1"] },
  byteses: { BS: [BYTES, ""] },
  Items: { S: "named like a part of an answer" },
  toString: { S: "named like what every object has" },
};

test("items of every type are read alike, by query, by key and by batch", async () => {
  answer = () => ({
    body: {
      Items: [ITEM, {}, { one: { S: "x" } }],
      Item: ITEM,
      Attributes: ITEM,
      LastEvaluatedKey: { pk: { S: "p" }, sk: { N: "1" } },
      Count: 3,
      ScannedCount: 4,
      Responses: { t: [ITEM, { pk: { S: "p" } }] },
      UnprocessedKeys: { t: { Keys: [{ pk: { S: "p" } }], ConsistentRead: true } },
      UnprocessedItems: { t: [{ PutRequest: { Item: ITEM } }, { DeleteRequest: { Key: { pk: { S: "p" } } } }] },
      ConsumedCapacity: { TableName: "t", CapacityUnits: 1.5 },
      unknown: "of a later day",
    },
  });
  expect(await agreed(query)).toMatchObject({
    answer: { Items: [{ number: -12500, list: ["a", 1, [], {}, null] }, {}, {}] },
  });
  await agreed(({ documents, GetCommand }) => documents().send(new GetCommand({ TableName: "t", Key: { pk: "p" } })));
  await agreed(({ documents, UpdateCommand }) =>
    documents().send(new UpdateCommand({ TableName: "t", Key: { pk: "p" }, ReturnValues: "ALL_NEW" })),
  );
  await agreed(({ documents, BatchGetCommand }) =>
    documents().send(new BatchGetCommand({ RequestItems: { t: { Keys: [{ pk: "p" }] } } })),
  );
  await agreed(({ documents, BatchWriteCommand }) =>
    documents().send(new BatchWriteCommand({ RequestItems: { t: [{ DeleteRequest: { Key: { pk: "p" } } }] } })),
  );
});

test.each([
  {},
  { Items: [] },
  { Items: null },
  { Items: [{ a: {} }] },
  { Items: [{ a: { later: "kind" } }] },
  { Items: [{ a: { S: "x", N: "1" } }] },
  { Items: [null] },
])("an answer of %j comes to the same", async (body) => {
  answer = () => ({ body });
  await agreed(query);
});

test.each([
  ["ConditionalCheckFailedException", { message: "The conditional request failed", Item: ITEM }],
  [
    "TransactionCanceledException",
    { CancellationReasons: [{ Code: "None" }, { Code: "ConditionalCheckFailed", Item: ITEM }] },
  ],
  ["ResourceNotFoundException", { message: "no table" }],
  ["ValidationException", { message: "of a kind that the bundle has no class for" }],
])("an error is told alike: %s", async (kind, more) => {
  answer = () => ({ status: 400, body: { __type: `com.amazonaws.dynamodb.v20120810#${kind}`, ...more } });
  expect(await agreed(query)).toMatchObject({ name: kind, $metadata: { attempts: 1 } });
});

test("what fails by chance is tried again as often, each time signed anew", async () => {
  let tries = 0;
  answer = () => (++tries % 3 > 0 ? { status: 500, body: { __type: "InternalServerError" } } : { body: { Count: 0 } });
  for (const [index, connection] of both.entries()) {
    expect(await query(connection)).toMatchObject({ Count: 0, $metadata: { attempts: 3 } });
    const asked = sent[index]!;
    expect(asked.map(({ headers }) => headers["amz-sdk-request"])).toEqual([1, 2, 3].map((n) => `attempt=${n}; max=3`));
  }
});

const textOf = (body: Uint8Array) => new TextDecoder().decode(body);

/** What is another in each request. */
const OWN = ["amz-sdk-invocation-id", "authorization", "x-amz-date"];
const seen = ({ headers, body, ...request }: plain.Asked) => ({
  ...request,
  headers: Object.fromEntries(Object.entries(headers).filter(([name]) => !OWN.includes(name))),
  body: textOf(body),
});

/** Two of each kind: what is kept of the first must not be sent for the second. */
const ASKS = [1, 2].flatMap((n): Ask[] => {
  const key = { pk: `p${n}`, sk: n };
  const item = {
    ...key,
    text: "ü\u{1F600}",
    bytes: Buffer.from([n]),
    list: [1, { deep: null }],
    set: new Set(["a"]),
    left: undefined,
  };
  return [
    ({ documents, GetCommand }) =>
      documents().send(new GetCommand({ TableName: "t", Key: key, ConsistentRead: n === 1 })),
    ({ documents, QueryCommand }) =>
      documents().send(
        new QueryCommand({
          TableName: "t",
          KeyConditionExpression: "#p = :p",
          ExpressionAttributeNames: { "#p": "pk" },
          ExpressionAttributeValues: { ":p": `p${n}` },
          ExclusiveStartKey: key,
          Limit: n,
        }),
      ),
    ({ documents, PutCommand }) => documents().send(new PutCommand({ TableName: "t", Item: item })),
    ({ documents, UpdateCommand }) =>
      documents().send(new UpdateCommand({ TableName: "t", Key: key, ExpressionAttributeValues: { ":n": n } })),
    ({ documents, DeleteCommand }) => documents().send(new DeleteCommand({ TableName: "t", Key: key })),
    ({ documents, BatchGetCommand }) => documents().send(new BatchGetCommand({ RequestItems: { t: { Keys: [key] } } })),
    ({ documents, BatchWriteCommand }) =>
      documents().send(new BatchWriteCommand({ RequestItems: { t: [{ PutRequest: { Item: item } }] } })),
    ({ documents, TransactWriteCommand }) =>
      documents().send(
        new TransactWriteCommand({
          ClientRequestToken: `token ${n}`,
          TransactItems: [{ Put: { TableName: "t", Item: item } }, { Delete: { TableName: "t", Key: key } }],
        }),
      ),
  ];
});

test("all that is asked is sent alike, one after the other and all at once", async () => {
  for (const ask of ASKS) await agreed(ask);
  await agreed((connection) => Promise.all(ASKS.map((ask) => ask(connection))));
  const [theirs, ours] = sent.map((asked) => asked.map(seen));
  expect(ours).toHaveLength(2 * ASKS.length);
  expect(ours).toStrictEqual(theirs);
  expect(new Set(ours!.map(({ body }) => body)).size).toBe(ASKS.length);
});

test("of many at once each gets its own answer", async () => {
  answer = ({ body }) => {
    const { Key } = JSON.parse(textOf(body));
    return { body: { Item: Key } };
  };
  const numbers = Array.from({ length: 50 }, (_, n) => n);
  const found = await agreed(({ documents, GetCommand }) =>
    Promise.all(
      numbers.map(async (n) => (await documents().send(new GetCommand({ TableName: "t", Key: { n } }))).Item),
    ),
  );
  expect(found).toEqual({ answer: numbers.map((n) => ({ n })) });
});
