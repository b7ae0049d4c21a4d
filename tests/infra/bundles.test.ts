import { cpSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { Hono } from "hono";
import { afterAll, beforeAll, expect, test } from "vitest";
import * as Buckets from "../../functions/buckets";
import { deleteItem, getItem, putItem } from "../../functions/table";
import { type FunctionName, GRANTS } from "../../infra/cloud/grants";
import { functionsWithNative } from "../../infra/deployment/native";
import { BUCKETS } from "../../infra/local/objects/server";
import { serve } from "../../infra/local/serve";
import { withBuckets } from "../support/buckets";
import { built } from "../support/built";
import { plain } from "../support/pictures";
import { withTable } from "../support/table";
import { LambdaFunction } from "./runtime/lambda";

withTable();
withBuckets();

const USER = "01JZ0000000000000000000001";
const event = (name: string) => JSON.parse(readFileSync(`tests/infra/runtime/events/${name}.json`, "utf8"));

/** The names that infra/cloud/stack.ts sets, and where this machine plays the cloud's services. */
const environment = () => ({
  PATH: process.env.PATH,
  AWS_REGION: process.env.AWS_REGION,
  AWS_ACCESS_KEY_ID: process.env.AWS_ACCESS_KEY_ID,
  AWS_SECRET_ACCESS_KEY: process.env.AWS_SECRET_ACCESS_KEY,
  TABLE_NAME: process.env.TABLE_NAME,
  AVATAR_BUCKET: BUCKETS.avatars,
  INCOMING_BUCKET: BUCKETS.incoming,
  WALK_FUNCTION: "walk",
  PUBLIC_ORIGIN: "https://rooms.example.org",
  SECRETS_PATH: "/Community/secrets",
  CURSOR_KEY: "cursor-key",
  ORIGIN_SECRETS: "origin-secret",
  FEED_SHARDS: "1",
  DYNAMODB_ENDPOINT: process.env.DYNAMODB_ENDPOINT,
  S3_ENDPOINT: process.env.S3_ENDPOINT,
  LAMBDA_ENDPOINT: aws.origin,
  SSM_ENDPOINT: aws.origin,
});

const SECRETS = [
  ["cookie-keys", Buffer.alloc(32, 7).toString("base64url")],
  ["github-client-id", "client-of-github"],
  ["github-client-secret", "secret-of-github"],
];

/** The parameter store, and Lambda as functions call each other. */
let aws: Awaited<ReturnType<typeof serve>>;
const asked: { name: string; type: string | undefined; payload: unknown }[] = [];

const alone = mkdtempSync(join(tmpdir(), "bundles-"));
const functions = {} as Record<FunctionName, LambdaFunction>;

beforeAll(async () => {
  aws = await serve(
    new Hono()
      .post("/", (c) =>
        c.json({ Parameters: SECRETS.map(([name, Value]) => ({ Name: `/Community/secrets/${name}`, Value })) }),
      )
      .post("/2015-03-31/functions/:name/invocations", async (c) => {
        asked.push({
          name: c.req.param("name"),
          type: c.req.header("x-amz-invocation-type"),
          payload: await c.req.json(),
        });
        return c.body(null, 202);
      }),
  );
  const folder = join(await built(), "functions");
  // Away from the project, where nothing but the bundle is found; native code is added by the deployment.
  cpSync(folder, alone, { recursive: true });
  const native = functionsWithNative(folder).map((path) => resolve(path));
  for (const name of Object.keys(GRANTS) as FunctionName[]) {
    const place = native.includes(resolve(folder, name)) ? resolve(folder, name) : join(alone, name);
    functions[name] = new LambdaFunction(name, place, environment);
    await functions[name].start();
  }
});
afterAll(async () => {
  await Promise.all(Object.values(functions).map((one) => one.stop()));
  await aws.stop();
  rmSync(alone, { recursive: true });
});

type Answer = { statusCode: number; headers: Record<string, string>; body: string; isBase64Encoded?: boolean };

test("api answers what the gateway brings, and refuses what did not come through the CDN", async () => {
  const http = event("http");
  const answer = (await functions.api.invoke(http)) as Answer;
  expect(answer.statusCode).toBe(200);
  expect(JSON.parse(answer.body)).toEqual({ items: [], next: null });
  expect(answer.headers["cache-control"]).toBe("public, max-age=0, s-maxage=2");
  const direct = (await functions.api.invoke({
    ...http,
    headers: { ...http.headers, "x-origin-verify": "guess" },
  })) as Answer;
  expect(direct.statusCode).toBe(403);
  const unknown = (await functions.api.invoke({ ...http, rawPath: "/api/nothing" })) as Answer;
  expect(unknown).toMatchObject({
    statusCode: 404,
    headers: { "content-type": expect.stringContaining("problem+json") },
  });
});

test("api takes a body in base64, fetches its secrets, and answers two calls one after the other", async () => {
  const http = event("http");
  const post = {
    ...http,
    rawPath: "/api/auth/github/start",
    rawQueryString: "",
    queryStringParameters: undefined,
    body: Buffer.from(JSON.stringify({ returnTo: "/" })).toString("base64"),
    isBase64Encoded: true,
    headers: { ...http.headers, "content-type": "application/json" },
    requestContext: { ...http.requestContext, http: { ...http.requestContext.http, method: "POST" } },
  };
  const answers = await Promise.all([functions.api.invoke(post), functions.api.invoke(http)]);
  expect(answers.map((answer) => (answer as Answer).statusCode)).toEqual([200, 200]);
  const { url } = JSON.parse((answers[0] as Answer).body);
  expect(url).toContain("client_id=client-of-github");
  expect(url).toContain(encodeURIComponent("https://rooms.example.org/api/auth/github/callback"));
});

test("table-changed derives from a batch and names the record that it could not take", async () => {
  const stream = event("stream");
  await putItem({ pk: `U#${USER}`, sk: "N", username: "ines", displayName: "Ines", version: 1 });
  expect(await functions["table-changed"].invoke(stream)).toEqual({ batchItemFailures: [] });
  expect(await getItem({ pk: `U#${USER}`, sk: "PROFILE" })).toMatchObject({ username: "ines" });
  expect((await Buckets.read(BUCKETS.avatars, `avatars/${USER}`))?.type).toBe("image/svg+xml");
  const [record] = stream.Records;
  const broken = { ...record, dynamodb: { ...record.dynamodb, NewImage: { pk: { S: `U#${USER}` } } } };
  expect(await functions["table-changed"].invoke({ Records: [record, broken] })).toEqual({
    batchItemFailures: [{ itemIdentifier: record.dynamodb.SequenceNumber }],
  });
});

test("walk takes a step that is over at once, and refuses what is no step", async () => {
  expect(await functions.walk.invoke({ step: "purge-room", subject: USER })).toBeNull();
  await expect(functions.walk.invoke({ step: "dance" })).rejects.toThrow(/ValiError/);
});

test("every-few-minutes writes its probe, and hands a purge that is due to the walk", async () => {
  expect(await functions["every-few-minutes"].invoke(event("schedule"))).toBeNull();
  expect(await getItem({ pk: "CANARY", sk: "N" })).toMatchObject({ at: expect.any(Number) });
  const due = Date.now() - 1000;
  const room = { pk: `R#${USER}`, sk: "N" };
  await putItem({ ...room, deletedAt: due, purgeAt: due, gsi2pk: "PURGE", gsi2sk: due });
  await functions["every-few-minutes"].invoke(event("schedule"));
  await deleteItem(room);
  expect(asked).toEqual([
    {
      name: "walk",
      type: "Event",
      payload: expect.objectContaining({ step: "purge-room", subject: USER }),
    },
  ]);
});

test("avatar-uploaded makes an avatar of what was sent", async () => {
  await putItem({ pk: `U#${USER}`, sk: "N", username: "ines", displayName: "Ines", version: 1 });
  const [{ s3 }] = event("object").Records;
  await Buckets.write(BUCKETS.incoming, s3.object.key, { body: await plain("png"), type: "image/png" });
  expect(await functions["avatar-uploaded"].invoke(event("object"))).toBeNull();
  expect((await Buckets.read(BUCKETS.avatars, `avatars/${USER}`))?.type).toBe("image/webp");
});

test("what goes wrong is one line of JSON that Lambda's log can be searched for", async () => {
  const lines = functions["table-changed"].said.trim().split("\n").filter(Boolean);
  expect(lines.length).toBeGreaterThan(0);
  for (const line of lines) expect(JSON.parse(line)).toMatchObject({ level: "error", what: "change not applied" });
});
