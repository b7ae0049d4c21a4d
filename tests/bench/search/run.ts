import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { disconnect } from "../../../functions/table";
import { startEngine } from "../../../infra/local/engine";
import { functionEnvironment, TEST_TABLE, temporaryFolder } from "../../support/table";
import { type ArchivedRoom, multiplied, randomOf, readArchive, toCorpus } from "./corpus";
import { loadAsStream, loadDirectly } from "./load";
import { type Measured, measure, summary } from "./measure";
import { drawQueries, saidQueries, scannable } from "./queries";

/**
 * npm run bench:search -- ARCHIVE.jsonl[.gz] [--rooms 1000,10000] [--folder PATH] [--each 55] [--show KIND]
 *
 * Loads an archive into a table of its own the way the stream does, searches it and prints what that cost, recall, ranks,
 * capacity and times. With --rooms, tables of so many rooms instead, one after the other: the archive multiplied, what was
 * said left out. What --folder keeps is used again by the next run. --show prints the queries of a kind that missed.
 */
const { values, positionals } = parseArgs({
  options: {
    rooms: { type: "string" },
    folder: { type: "string" },
    each: { type: "string", default: "55" },
    show: { type: "string" },
  },
  allowPositionals: true,
});
const [path] = positionals;
if (!path) throw new Error("Use: npm run bench:search -- ARCHIVE.jsonl[.gz] [--rooms N,N] [--folder PATH]");

const archive = readArchive(path);
if (values.rooms === undefined) await bench("all", archive, true);
for (const size of values.rooms?.split(",") ?? []) {
  await bench(size, multiplied(archive, Number(size), randomOf(1)), false);
}

async function bench(name: string, rooms: ArchivedRoom[], isWhole: boolean): Promise<void> {
  const temporary = temporaryFolder();
  const folder = values.folder === undefined ? temporary.path : join(values.folder, name);
  mkdirSync(folder, { recursive: true });
  const engine = await startEngine({ dbPath: join(folder, "table.db"), tableName: TEST_TABLE });
  Object.assign(process.env, functionEnvironment(engine.endpoint));
  try {
    const corpus = toCorpus(rooms);
    const mark = join(folder, "loaded");
    const began = performance.now();
    if (!existsSync(mark)) await (isWhole ? loadAsStream(corpus, console.log) : loadDirectly(corpus));
    writeFileSync(mark, "");
    console.log(`${rooms.length} rooms in ${Math.round((performance.now() - began) / 1000)} s`);
    const random = randomOf(2);
    const queries = drawQueries(scannable(corpus.rooms), Number(values.each), random);
    if (isWhole) queries.push(...saidQueries(corpus.messages, Number(values.each), random));
    const measured: Measured[] = [];
    for (const query of queries) measured.push(await measure(query, { pages: isWhole ? 120 : 30 }));
    console.table(summary(measured));
    show(measured);
  } finally {
    disconnect();
    await engine.stop();
    temporary.remove();
  }
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
