import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { getItem, newId, putItem } from "../../functions/table";
import { awsStandIn } from "../../infra/local/aws";
import type { Functions } from "../../infra/local/functions";
import { openInvocations } from "../../infra/local/invocations";
import { sweeper } from "../../infra/local/sweeper";
import { TEST_TABLE, temporaryFolder, withTable } from "../support/table";

withTable();
const folder = temporaryFolder();
afterAll(folder.remove);

type Call = { functionName: string; payload: unknown };

function queue(place: string, invoke: (call: Call, attempt: number) => unknown = () => undefined) {
  const calls: Call[] = [];
  const invocations = openInvocations({
    folder: join(folder.path, place),
    setAsideIn: join(folder.path, place, "aside"),
    invoke: async (functionName, payload) => invoke({ functionName, payload }, calls.push({ functionName, payload })),
    onFault: () => {},
  });
  return { invocations, calls };
}

test("an asynchronous call is made once, and forgotten when it went well", async () => {
  const { invocations, calls } = queue("well");
  invocations.start();
  invocations.add("walk", { step: 1 });
  expect(invocations.isIdle()).toBe(false);
  await invocations.idle();
  expect(calls).toEqual([{ functionName: "walk", payload: { step: 1 } }]);
  expect(readdirSync(join(folder.path, "well"))).toEqual([]);
});

test("a call that fails is made again, twice at most, and then set aside whole", async () => {
  const { invocations, calls } = queue("failing", () => {
    throw new Error("broken");
  });
  invocations.start();
  invocations.add("walk", { step: 2 });
  await invocations.idle();
  expect(calls).toHaveLength(3);
  const [aside] = readdirSync(join(folder.path, "failing", "aside"));
  const kept = JSON.parse(readFileSync(join(folder.path, "failing", "aside", aside!), "utf8"));
  expect(kept).toEqual({ functionName: "walk", payload: { step: 2 } });
});

test("calls that waited when the stack was killed are made at the next start, in their order", async () => {
  const killed = queue("killed").invocations;
  for (const step of [1, 2, 3]) killed.add("walk", { step });
  const { invocations, calls } = queue("killed");
  invocations.start();
  await invocations.idle();
  expect(calls.map(({ payload }) => payload)).toEqual([{ step: 1 }, { step: 2 }, { step: 3 }]);
});

test("what has expired is deleted, what was given more time stays", async () => {
  const now = Date.now();
  const seconds = Math.floor(now / 1000);
  const key = (name: string) => ({ pk: `U#${newId()}`, sk: `L#${name}` });
  const [expired, later, lasting] = [key("expired"), key("later"), key("lasting")];
  await putItem({ ...expired, ttl: seconds - 1 });
  await putItem({ ...later, ttl: seconds + 60 });
  await putItem(lasting);
  const expiry = sweeper(process.env.DYNAMODB_ENDPOINT!, TEST_TABLE);
  expect(await expiry.sweep(now)).toBe(1);
  expect(await getItem(expired)).toBeUndefined();
  expect(await getItem(later)).toBeDefined();
  expect(await getItem(lasting)).toBeDefined();
  expiry.close();
});

const signed = { authorization: "AWS4-HMAC-SHA256 Credential=local" };

function standIn() {
  const made: unknown[] = [];
  const functions: Functions = {
    names: () => ["walk"],
    has: (name) => name === "walk",
    invoke: async (_, event) => {
      if ((event as { fail?: boolean }).fail) throw new TypeError("broken");
      return { done: event };
    },
    reload() {},
    stop: async () => {},
  };
  const { invocations } = queue("aws", ({ payload }) => made.push(payload));
  const app = awsStandIn({
    parametersPath: "/community",
    parameters: { "cookie-keys": "abc" },
    functions,
    invocations,
  });
  const ask = async (path: string, body: unknown, headers: Record<string, string> = {}) =>
    app.fetch(
      new Request(`http://127.0.0.1${path}`, {
        method: "POST",
        body: JSON.stringify(body),
        headers: { ...signed, ...headers },
      }),
    );
  return { ask, made, invocations };
}

test("parameters are told under their path alone, and only in the clear when asked to decrypt them", async () => {
  const { ask } = standIn();
  const target = { "x-amz-target": "AmazonSSM.GetParametersByPath" };
  const clear = await (await ask("/", { Path: "/community", WithDecryption: true }, target)).json();
  expect(clear).toMatchObject({ Parameters: [{ Name: "/community/cookie-keys", Value: "abc" }] });
  const closed = JSON.stringify(await (await ask("/", { Path: "/community" }, target)).json());
  expect(closed).not.toContain('"abc"');
  expect(await (await ask("/", { Path: "/other" }, target)).json()).toEqual({ Parameters: [] });
  expect((await ask("/", { Path: "/community" }, { ...target, authorization: "" })).status).toBe(403);
});

test("an event invocation is answered before it runs, another with its result", async () => {
  const { ask, made, invocations } = standIn();
  const path = "/2015-03-31/functions/walk/invocations";
  expect((await ask(path, { step: 1 }, { "x-amz-invocation-type": "Event" })).status).toBe(202);
  expect(made).toEqual([]);
  invocations.start();
  await invocations.idle();
  expect(made).toEqual([{ step: 1 }]);
  expect(await (await ask(path, { step: 2 })).json()).toEqual({ done: { step: 2 } });
  const failed = await ask(path, { fail: true });
  expect([failed.status, failed.headers.get("x-amz-function-error")]).toEqual([200, "Unhandled"]);
  expect((await ask("/2015-03-31/functions/none/invocations", {})).status).toBe(404);
});
