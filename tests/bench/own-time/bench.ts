import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { HttpResponse } from "@smithy/core/protocols";
import type { APIGatewayProxyEventV2 } from "aws-lambda";
import { bundle } from "../../../infra/build/functions";
import { getEvent } from "../event";
import { recordedQuery } from "../recorded-items";
import { quantile } from "../statistics";

/**
 * The own time of the handler, bundled as Lambda runs it: the table answers at once, from a recording, so what is left is
 * routing, guards, the SDK's signing and parsing, and our views. One request at a time. `npm run bench:own-time -- --requests 3000`
 */
const { values } = parseArgs({ options: { requests: { type: "string", default: "3000" } } });
const requests = Number(values.requests);

Object.assign(process.env, {
  AWS_REGION: "eu-central-1",
  AWS_ACCESS_KEY_ID: "bench",
  AWS_SECRET_ACCESS_KEY: "bench-secret",
  DYNAMODB_ENDPOINT: "http://127.0.0.1:1",
  TABLE_NAME: "bench-table",
  CURSOR_KEY: "cursor-key-of-the-bench",
  PUBLIC_ORIGIN: "http://localhost:8080",
});

const folder = mkdtempSync(join(tmpdir(), "bench-own-time-"));
await bundle("tests/bench/own-time/entry.ts", folder);
const { handler, documents } = (await import(
  pathToFileURL(join(folder, "index.mjs")).href
)) as typeof import("./entry");
rmSync(folder, { recursive: true });

// In place of the connection: everything of the SDK but the network runs.
documents().config.requestHandler = {
  handle: async (request) => ({
    response: new HttpResponse({
      statusCode: 200,
      headers: { "content-type": "application/x-amz-json-1.0" },
      body: Readable.from([recordedQuery(new TextDecoder().decode(request.body))]),
    }),
  }),
} as ReturnType<typeof documents>["config"]["requestHandler"];

const ROOM = "01ARZ3NDEKTSV4RRFFQ69G5FAV";
const PAGES = {
  "home: rooms": ["/api/rooms?limit=20"],
  "home: all three": ["/api/rooms?limit=20", "/api/topics?limit=6", "/api/activity?limit=5"],
  "room page": [`/api/rooms/${ROOM}`],
};

/** Rounds of a loop a millisecond: what the machine itself lets through, whatever runs. */
const ROUNDS = 200_000;
function loop(rounds: number): number {
  let sum = 0;
  for (let i = 0; i < rounds; i++) sum = (sum * 31 + i) | 0;
  return sum;
}

const rows = [];
for (const [page, paths] of Object.entries(PAGES)) {
  const events = paths.map(getEvent);
  const times: number[] = [];
  const loops: number[] = [];
  let rounds = ROUNDS;
  const used = { user: 0, system: 0 };
  // The first fifth lets the compiler settle and is not counted.
  for (let n = -requests / 5; n < requests; n++) {
    const before = process.cpuUsage();
    const start = performance.now();
    for (const event of events) await ask(event);
    const answered = performance.now();
    const { user, system } = process.cpuUsage(before);
    loop(rounds);
    const looped = performance.now() - answered;
    // A loop that takes as long as most requests meets as many interruptions.
    if (n < 0) rounds = Math.max(1000, rounds * (answered - start > looped ? 1.02 : 0.98));
    if (n < 0) continue;
    times.push(answered - start);
    loops.push(looped);
    used.user += user;
    used.system += system;
  }
  rows.push({
    page,
    "p50 ms": round(quantile(times, 0.5)),
    "p99 ms": round(quantile(times, 0.99)),
    "loop p50 ms": round(quantile(loops, 0.5)),
    "loop p99 ms": round(quantile(loops, 0.99)),
    // How fast the machine was, to compare one run with another.
    "200,000 rounds ms": round((quantile(loops, 0.5) * ROUNDS) / rounds),
    // Of all threads, the garbage collector's too. Unlike the times it says the same on a busy machine.
    "processor ms": round((used.user + used.system) / 1000 / requests),
  });
}
console.log(`${requests} requests of each, one at a time, the table answering from a recording.`);
console.log("In turn with them a plain loop that takes about as long: what it takes at p99 is the machine's.");
console.table(rows);
mkdirSync(".local/bench", { recursive: true });
writeFileSync(".local/bench/own-time.json", `${JSON.stringify({ requests, rows }, null, 2)}\n`);
console.log("As JSON: .local/bench/own-time.json");

async function ask(event: APIGatewayProxyEventV2) {
  const { statusCode, body } = (await handler(event)) as { statusCode: number; body: string };
  if (statusCode !== 200) throw new Error(`${event.rawPath} answered ${statusCode}: ${body}`);
}

function round(value: number) {
  return Math.round(value * 100) / 100;
}
