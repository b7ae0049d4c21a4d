import { cpSync, mkdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from "aws-lambda";
import { eventOf, newKey } from "../../support/api";
import { built } from "../../support/built";
import { type Blows, growthOf, type Hit, hammer, toHit } from "./hammer";
import { CROWD, type Loaded, startLoaded } from "./stack";

/**
 * How fast the local stack answers, one request at a time and 32 at a time, with 1,500 rooms; with `-- --rooms 50000` also
 * with so many, each scenario by turns, and by how much it got slower. `edge`: as visitors ask, most of them answered
 * from the cache. `function`: the API's function called past it, with the table's engine behind it.
 */
const { values } = parseArgs({ options: { rooms: { type: "string" }, seconds: { type: "string", default: "2" } } });
const seconds = Number(values.seconds);

type Scenario = { name: string; method?: string; path: (loaded: Loaded) => string; signedIn?: boolean };

const SCENARIOS: Scenario[] = [
  { name: "home: rooms", path: () => "/api/rooms?limit=20" },
  { name: "home: topics", path: () => "/api/topics?limit=6" },
  { name: "home: activity", path: () => "/api/activity?limit=5" },
  { name: "room of 50 messages", path: ({ town }) => `/api/rooms/${town.quiet.id}` },
  { name: "room of 883 messages", path: ({ town }) => `/api/rooms/${town.talked.id}` },
  { name: "search", path: ({ town }) => `/api/search?q=${town.word}` },
  { name: "profile", path: ({ town }) => `/api/users/${town.known.username}`, signedIn: true },
  { name: "post", method: "POST", path: ({ town }) => `/api/rooms/${town.quiet.id}/messages`, signedIn: true },
];

type Way = (method: string, path: string, cookie?: string) => Promise<number>;

const BODY = {
  body: "Four replicas, one of them 900 ms ahead and certain of it. What do you order events by, then? It must be so.",
};

async function throughEdge({ stack }: Loaded): Promise<Way> {
  return async (method, path, cookie) => {
    const isPost = method === "POST";
    const headers = isPost ? { "idempotency-key": newKey() } : undefined;
    const answer = await stack.request(path, { method, as: cookie, json: isPost ? BODY : undefined, headers });
    const { byteLength } = await answer.arrayBuffer();
    if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
    return byteLength;
  };
}

type Handler = (event: APIGatewayProxyEventV2) => Promise<APIGatewayProxyStructuredResultV2>;

/** The bundle in this process: a copy for each stack, so that each instance has chunks, and a table, of its own. */
async function straight({ stack }: Loaded): Promise<Way> {
  const folder = join(stack.folder.path, "instance");
  cpSync(join(await built(), "functions", "api"), folder, { recursive: true });
  const path = resolve(folder, "index.mjs");
  const { handler } = (await import(pathToFileURL(path).href)) as { handler: Handler };
  return async (method, address, cookie) => {
    // Each instance connects at its first request, to what stands here then.
    Object.assign(process.env, stack.running.environment, { RATE_LIMITS: "off" });
    const more = method === "POST" ? { key: newKey(), body: BODY } : {};
    const event = eventOf(method, address, { cookie, ...more });
    event.headers.origin = method === "POST" ? stack.origin : undefined;
    event.headers["x-origin-verify"] = process.env.ORIGIN_SECRETS?.split(",")[0];
    const { statusCode, body = "" } = await handler(event);
    if (statusCode! >= 400) throw new Error(`${address}: ${statusCode} ${body}`);
    return Buffer.byteLength(body);
  };
}

/** The sizes take turns, each going first in every other one, so that a slow moment hits both. */
const TURNS = 12;

type Row = { scenario: string; way: string; atOnce: number; rooms: number; growth: number } & Hit;

const sizes = [1500, ...(values.rooms ? [Number(values.rooms)] : [])];
const stacks: Loaded[] = [];
try {
  for (const rooms of sizes) stacks.push(await startLoaded(rooms));
  report(await measure());
} finally {
  for (const { stack } of stacks) await stack.remove();
}
process.exit();

async function measure(): Promise<Row[]> {
  const rows: Row[] = [];
  for (const [way, open] of Object.entries({ edge: throughEdge, function: straight })) {
    const ways = await Promise.all(stacks.map(open));
    for (const { name, method = "GET", path, signedIn } of SCENARIOS) {
      for (const atOnce of [1, CROWD]) {
        const hammered = stacks.map((): Blows[] => []);
        for (let turn = -1; turn < TURNS; turn++) {
          const order = [...stacks.entries()];
          if (turn % 2 === 1) order.reverse();
          for (const [index, loaded] of order) {
            const { posters } = loaded.town;
            const ask = (worker: number) =>
              ways[index]!(method, path(loaded), signedIn ? posters[worker]!.cookie : undefined);
            const blows = await hammer(ask, { seconds: seconds / TURNS, atOnce });
            // The first turn warms up and is not counted.
            if (turn >= 0) hammered[index]!.push(blows);
          }
        }
        for (const [index, { rooms }] of stacks.entries()) {
          const growth = growthOf(hammered[0]!, hammered[index]!);
          rows.push({ scenario: name, way, atOnce, rooms, growth, ...toHit(hammered[index]!) });
        }
      }
    }
  }
  return rows;
}

function report(rows: Row[]) {
  const round = (value: number) => Math.round(value * 100) / 100;
  const shown = rows.map((row) => ({
    scenario: row.scenario,
    way: row.way,
    "at once": row.atOnce,
    rooms: row.rooms,
    "p50 ms": round(row.p50),
    "p99 ms": round(row.p99),
    "a second": Math.round(row.perSecond),
    bytes: row.bytes,
    growth: row.rooms === sizes[0] ? "" : round(row.growth),
  }));
  console.table(shown);
  mkdirSync(".local/bench", { recursive: true });
  writeFileSync(".local/bench/load.json", `${JSON.stringify(shown, null, 2)}\n`);
  console.log("As JSON: .local/bench/load.json");
}
