import { join } from "node:path";
import { parseArgs } from "node:util";
import { textsOf } from "../../../functions/search/item";
import { keepName, keepRoom } from "../../../functions/search/postings";
import { unknownOf, vocabularyOf } from "../../../functions/search/vocabulary";
import { disconnect } from "../../../functions/table";
import { startEngine } from "../../../infra/local/engine";
import { costOf } from "../../support/capacity";
import { functionEnvironment, TEST_TABLE, temporaryFolder } from "../../support/table";
import { type Corpus, multiplied, randomOf, readArchive, toCorpus } from "./corpus";
import { loadDirectly, putAll, sayAll } from "./load";
import { measure, summary } from "./measure";
import { drawQueries, saidQueries, scannable } from "./queries";

/**
 * npm run bench:search -- ARCHIVE.jsonl[.gz] [--rooms 10000] [--said] [--each 55]: loads an archive into a table of its own,
 * searches it and prints recall, ranks, capacity and times. With more rooms than the archive has it is multiplied; what is
 * too large for memory goes into --folder, and is used again when it is there.
 */
const { values, positionals } = parseArgs({
  options: {
    rooms: { type: "string" },
    said: { type: "boolean", default: false },
    each: { type: "string", default: "55" },
    seed: { type: "string", default: "1" },
    show: { type: "string" },
    folder: { type: "string" },
  },
  allowPositionals: true,
});
const [path] = positionals;
if (!path) throw new Error("Use: npm run bench:search -- ARCHIVE.jsonl[.gz] [--rooms N] [--said] [--each N]");

const folder = temporaryFolder();
const engine = await startEngine({ dbPath: join(values.folder ?? folder.path, "table.db"), tableName: TEST_TABLE });
Object.assign(process.env, functionEnvironment(engine.endpoint));
try {
  await run(path);
} finally {
  disconnect();
  await engine.stop();
  folder.remove();
}

/** The words of names are learnt last. */
async function isLoaded({ rooms }: Corpus): Promise<boolean> {
  return (await unknownOf(vocabularyOf(textsOf(rooms.at(-1)!)))).length === 0;
}

async function run(path: string) {
  const archive = readArchive(path);
  const random = randomOf(Number(values.seed));
  const wanted = values.rooms === undefined ? archive : multiplied(archive, Number(values.rooms), random);
  const corpus = toCorpus(wanted);
  const began = performance.now();
  if (values.rooms === undefined) {
    await putAll([...corpus.rooms, ...corpus.names]);
    const made = await costOf(async () => {
      for (const { pk } of corpus.rooms) await keepRoom(pk.slice(2));
    });
    const count = corpus.rooms.length;
    console.log(
      `a room: ${(made.wcu / count).toFixed(1)} WCU, ${(made.rcu / count).toFixed(1)} RCU, ${(made.requests / count).toFixed(1)} requests`,
    );
    for (const name of corpus.names) await keepName(name as never);
  } else if (!(await isLoaded(corpus))) {
    await loadDirectly(corpus);
  }
  if (values.said) {
    await putAll(corpus.messages);
    const said = await costOf(() => sayAll(corpus.messages));
    const count = corpus.messages.length;
    console.log(
      `a message: ${(said.wcu / count).toFixed(2)} WCU, ${(said.rcu / count).toFixed(2)} RCU, ${(said.requests / count).toFixed(1)} requests`,
    );
  }
  console.log(`${corpus.rooms.length} rooms loaded in ${Math.round((performance.now() - began) / 1000)} s`);
  const rooms = scannable(corpus.rooms);
  const each = Number(values.each);
  const queries = drawQueries(rooms, each, random);
  if (values.said) queries.push(...saidQueries(corpus.messages, each, random));
  const measured = [];
  for (const query of queries) measured.push(await measure(query));
  console.table(summary(measured));
  for (const one of measured.filter(({ query }) => query.kind === values.show)) {
    const { query, found, rank, requests, rcu, pages } = one;
    const missing = [...query.truth].filter((id) => !found.includes(id)).length;
    if (missing > 0 || (query.meant && !(rank && rank <= 3))) {
      console.log(JSON.stringify(query.q), { truth: query.truth.size, missing, rank, requests, rcu, pages });
    }
  }
}
