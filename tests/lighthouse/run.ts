import { parseArgs } from "node:util";
import { disconnect } from "../../functions/table";
import { importRooms } from "../../infra/data/importer";
import { longRoom } from "../bench/long-room/room";
import { median } from "../bench/statistics";
import { TestStack } from "../support/stack";
import { CATEGORIES, type Found, look } from "./look";

/**
 * npm run lighthouse: what Lighthouse finds on a phone, slowed by simulation, with the sample community: home, a room of 50
 * messages, a search. Medians of five; exits 1 under a limit. `-- --runs 1 --only room` is quicker.
 * https://github.com/GoogleChrome/lighthouse/blob/main/docs/variability.md
 */
const { values } = parseArgs({ options: { runs: { type: "string", default: "5" }, only: { type: "string" } } });
const runs = Number(values.runs);

/** The least of each category, and the most that may move. */
const LEAST = { performance: 95, accessibility: 100, "best-practices": 100, seo: 100 };
const MOST_SHIFT = 0.02;

const stack = new TestStack({ arguments: ["--built"] });
try {
  await stack.start();
  const pages = Object.entries({ home: "/", room: await aRoom(), search: "/search?q=bread" });
  const rows = [];
  for (const [name, path] of pages)
    if (!values.only || values.only === name) rows.push({ name, ...(await measure(`${stack.running.origin}${path}`)) });
  console.table(rows);
  const isUnder = rows.some(
    (row) => row.CLS > MOST_SHIFT || CATEGORIES.some((category) => row[category] < LEAST[category]),
  );
  if (isUnder) process.exitCode = 1;
} finally {
  await stack.remove();
}

/** A room of 50 messages, with code and quotes in it. */
async function aRoom() {
  const before = { ...process.env };
  Object.assign(process.env, stack.running.environment);
  const { latest } = await importRooms(() => longRoom(50));
  disconnect();
  process.env = before;
  return `/rooms/${latest[0]}`;
}

async function measure(address: string) {
  const seen: Found[] = [];
  for (let run = 0; run < runs; run++) seen.push(await look(address));
  const among = (value: (one: Found) => number) => median(seen.map(value));
  const missed = new Set(seen.flatMap(({ missed }) => missed));
  if (missed.size > 0) console.log(`${address}: ${[...missed].join("; ")}`);
  return {
    ...(Object.fromEntries(
      CATEGORIES.map((category) => [category, Math.round(among(({ scores }) => scores[category]) * 100)]),
    ) as Record<(typeof CATEGORIES)[number], number>),
    "LCP ms": Math.round(among(({ lcp }) => lcp)),
    "TBT ms": Math.round(among(({ tbt }) => tbt)),
    CLS: Math.round(among(({ cls }) => cls) * 1000) / 1000,
  };
}
