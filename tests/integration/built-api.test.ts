import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from "aws-lambda";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { buildFunction } from "../../infra/build/functions";
import { type Asking, eventOf, newKey, type Person, somebody, withApi } from "../support/api";
import { withBuckets } from "../support/buckets";
import { withFaultyTable } from "../support/faulty-table";
import { temporaryFolder } from "../support/table";

/**
 * The API as Lambda runs it: bundled, minified, and without what infra/build/lean.ts leaves out. What a bundle lacks
 * shows only when it runs.
 */
withApi();
withBuckets();
const faults = withFaultyTable();
const folder = temporaryFolder();

let handler: (event: APIGatewayProxyEventV2) => Promise<APIGatewayProxyStructuredResultV2>;
let person: Person;
beforeAll(async () => {
  await buildFunction("api", folder.path);
  const address = pathToFileURL(join(folder.path, "api", "index.mjs")).href;
  ({ handler } = await import(/* @vite-ignore */ address));
  person = await somebody();
  // What the process reads once a minute is out of the way of the faults.
  await ask("GET", "/api/rooms");
}, 60_000);
afterAll(() => folder.remove());
beforeEach(() => {
  faults.length = 0;
});

async function ask(method: string, address: string, asking: Asking = {}) {
  const { statusCode, headers, body = "" } = await handler(eventOf(method, address, asking));
  const isJson = String(headers?.["content-type"]).includes("json");
  return { status: statusCode, headers, body: isJson ? JSON.parse(body) : body };
}

const open = (name: string, key = newKey()) =>
  ask("POST", "/api/rooms", { cookie: person.cookie, key, body: { name, topic: "Bundles", description: "d" } });

test("rooms are opened, talked in, edited, listed by page, deleted and brought back", async () => {
  const { status, body: room } = await open("One");
  expect(status).toBe(201);
  await open("Two");
  const messages = `/api/rooms/${room.id}/messages`;
  const body = { body: "Said. \u{1F600}" };
  const key = newKey();
  const posted = await ask("POST", messages, { cookie: person.cookie, key, body });
  expect(posted).toMatchObject({ status: 201, body });
  // Again under the same key: the packed binary of the keys is read back and understood.
  expect((await ask("POST", messages, { cookie: person.cookie, key, body })).body.id).toBe(posted.body.id);
  const page = await ask("GET", `/api/rooms/${room.id}`);
  expect(page.body).toMatchObject({ room: { participantCount: 1 }, messages: { items: [posted.body] } });
  const first = await ask("GET", "/api/rooms?limit=1");
  const second = await ask("GET", `/api/rooms?limit=1&cursor=${first.body.next}`);
  expect([...first.body.items, ...second.body.items].map(({ name }) => name).sort()).toEqual(["One", "Two"]);
  const at = `/api/rooms/${room.id}`;
  const edit = { cookie: person.cookie, version: 1, body: { name: "Renamed" } };
  expect(await ask("PATCH", at, edit)).toMatchObject({ status: 200, body: { name: "Renamed", version: 2 } });
  expect((await ask("DELETE", at, person)).status).toBe(204);
  expect((await ask("GET", at)).status).toBe(410);
  expect((await ask("POST", `${at}/restore`, person)).status).toBe(200);
});

test("conditions that do not hold are told as what they mean", async () => {
  const { body: room } = await open("Held");
  const [at, changes] = [`/api/rooms/${room.id}`, { name: "Late" }];
  expect((await ask("PATCH", at, { cookie: person.cookie, version: 7, body: changes })).status).toBe(412);
  expect((await ask("PATCH", at, { cookie: (await somebody()).cookie, version: 1, body: changes })).status).toBe(403);
  expect((await ask("DELETE", `${at}/membership`, person)).status).toBe(409);
  expect((await ask("GET", "/api/rooms/01ARZ3NDEKTSV4RRFFQ69G5FAV")).status).toBe(404);
});

test("a request that the table throttles, breaks or cuts off is tried again", async () => {
  for (const fault of ["throttled", "broken", "cut off", "cut short"] as const) {
    faults.push(fault, fault);
    expect((await ask("GET", "/api/rooms")).status, fault).toBe(200);
    expect(faults).toEqual([]);
    faults.push(fault);
    expect((await open(`After ${fault}`)).status, fault).toBe(201);
  }
});

test("what outlasts the tries is a 503 that says when to come back", async () => {
  for (const fault of ["throttled", "broken", "cut off", "cut short"] as const) {
    faults.push(fault, fault, fault);
    expect(await ask("GET", "/api/rooms"), fault).toMatchObject({ status: 503, headers: { "retry-after": "1" } });
  }
});

test("search, activity, topics, people and the description of it all answer", async () => {
  for (const path of ["/api/search?q=bundles", "/api/activity", "/api/topics", "/api/community", "/api/openapi.json"]) {
    expect((await ask("GET", path)).status, path).toBe(200);
  }
  for (const path of ["/api/me", "/api/me/activity", "/api/me/sessions", `/api/users/${person.username}`]) {
    expect((await ask("GET", path, person)).status, path).toBe(200);
  }
  expect((await ask("GET", "/api/me")).status).toBe(401);
});

test("the bundle that holds the object store's client is found and works", async () => {
  expect((await ask("DELETE", "/api/me/avatar", person)).status).toBeLessThan(300);
});
