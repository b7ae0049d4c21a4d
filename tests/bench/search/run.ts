import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { disconnect } from "../../../functions/table";
import { quantile } from "../statistics";
import { type ArchivedRoom, multiplied, randomOf, readArchive, toCorpus } from "./corpus";
import { isPlain, type Measured, measure, SINGLE, summary } from "./measure";
import { drawQueries, type Query, saidQueries, scannable } from "./queries";
import { openStock, type Stock, turnTo } from "./stock";

/**
 * npm run bench:search -- ARCHIVE.jsonl[.gz] [--rooms 1000,10000,50000] [--each 55] [--show KIND]
 *
 * Loads an archive into a table of its own the way the stream does, searches it and prints what that cost, recall, ranks,
 * capacity and times. With --rooms, tables of so many rooms instead, searched in turn: the archive multiplied, what was said
 * left out. What was loaded is kept for the next run. --show prints the queries of a kind that missed.
 */
const { values, positionals } = parseArgs({
  options: {
    rooms: { type: "string" },
    folder: { type: "string", default: ".local/bench/loads/search" },
    each: { type: "string", default: "55" },
    show: { type: "string" },
  },
  allowPositionals: true,
});
const [path] = positionals;
if (!path) throw new Error("Use: npm run bench:search -- ARCHIVE.jsonl[.gz] [--rooms N,N]");

/** The tables take turns, so that a slow moment hits all alike. */
const TURNS = 5;
/** Queries that warm up the connection and the engine and are not counted. */
const WARMING = 5;

type Bench = { name: string; stock: Stock; queries: Query[]; measured: Measured[] };

const archive = readArchive(path);
const benches: Bench[] = [];
try {
  if (values.rooms === undefined) benches.push(await open("all", archive, "stream"));
  for (const size of values.rooms?.split(",") ?? []) {
    benches.push(await open(size, multiplied(archive, Number(size), randomOf(1)), "file"));
  }
  for (let turn = 0; turn < TURNS; turn++) {
    for (const bench of benches) {
      turnTo(bench.stock);
      for (const query of bench.queries.slice(0, WARMING)) await measure(query, { pages: 1 });
      for (const query of bench.queries.filter((_, i) => i % TURNS === turn)) bench.measured.push(await measure(query));
    }
  }
  report();
} finally {
  disconnect();
  for (const { stock } of benches) await stock.engine.stop();
}

async function open(name: string, rooms: ArchivedRoom[], way: "stream" | "file"): Promise<Bench> {
  const corpus = toCorpus(rooms);
  const stock = await openStock(join(values.folder, name), corpus, way);
  for (const line of stock.told) console.log(line);
  const random = randomOf(2);
  const queries = drawQueries(scannable(corpus.rooms), Number(values.each), random);
  if (way === "stream") queries.push(...saidQueries(corpus.messages, Number(values.each), random));
  return { name, stock, queries, measured: [] };
}

function report(): void {
  const results = benches.map(({ name, stock: { told }, measured }) => ({
    rooms: name,
    told,
    kinds: summary(measured),
  }));
  for (const { name, measured } of benches) {
    console.log(`\n${name} rooms`);
    console.table(summary(measured));
    show(measured);
  }
  const singleTerm = benches.map(({ name, measured }) => {
    const times = measured.filter((one) => SINGLE.includes(one.query.kind) && isPlain(one)).map(({ ms }) => ms);
    return { rooms: name, "p50 ms": quantile(times, 0.5), "p95 ms": quantile(times, 0.95) };
  });
  console.log("\nOne term, all kinds together, without those that were corrected");
  console.table(
    singleTerm.map((row) => ({ ...row, growth: Math.round((row["p95 ms"] / singleTerm[0]!["p95 ms"]) * 100) / 100 })),
  );
  mkdirSync(".local/bench", { recursive: true });
  writeFileSync(".local/bench/search.json", `${JSON.stringify({ results, singleTerm }, null, 2)}\n`);
  console.log("As JSON: .local/bench/search.json");
}

function show(measured: Measured[]): void {
  for (const { query, found, rank, requests, rcu, pages } of measured) {
    if (query.kind !== values.show) continue;
    const missing = [...query.truth].filter((id) => !found.includes(id)).length;
    const isMissed = query.meant ? (rank ?? 4) > 3 : missing > 0;
    if (isMissed)
      console.log(JSON.stringify(query.q), { truth: query.truth.size, missing, rank, requests, rcu, pages });
  }
}
