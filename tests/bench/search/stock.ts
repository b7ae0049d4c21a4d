import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { differencesOf } from "../../../functions/search";
import { disconnect } from "../../../functions/table";
import { type Engine, startEngine } from "../../../infra/local/engine";
import { functionEnvironment, TEST_TABLE } from "../../support/table";
import type { Corpus } from "./corpus";
import { writeToFile } from "./engine-file";
import { itemsOf, loadAsStream } from "./load";

/** A table with a corpus in it, and what loading it told. */
export type Stock = { engine: Engine; told: string[] };

/** Turns the functions to a table. */
export function turnTo({ engine }: Stock): void {
  disconnect();
  Object.assign(process.env, functionEnvironment(engine.endpoint));
}

const PROBES = 20;

/**
 * Opens the table of a folder, loading it at first and whenever what it holds does not follow from the code any more: the
 * way of the stream, or with what was said left out straight into the engine's file.
 */
export async function openStock(folder: string, corpus: Corpus, way: "stream" | "file"): Promise<Stock> {
  const mark = join(folder, "loaded.json");
  for (const isLast of [false, true]) {
    if (!existsSync(mark)) await load(folder, corpus, way);
    const engine = await startEngine({ dbPath: join(folder, "table.db"), tableName: TEST_TABLE });
    const stock = { engine, told: JSON.parse(readFileSync(mark, "utf8")) as string[] };
    turnTo(stock);
    let different = 0;
    for (const { pk } of probesOf(corpus)) different += await differencesOf(pk);
    if (different === 0) return stock;
    await engine.stop();
    rmSync(mark);
    if (isLast) throw new Error(`${different} of what was loaded are not what the search keeps.`);
  }
  throw new Error("Nothing was loaded.");
}

const probesOf = ({ rooms }: Corpus) => rooms.filter((_, i) => i % Math.ceil(rooms.length / PROBES) === 0);

async function load(folder: string, corpus: Corpus, way: "stream" | "file"): Promise<void> {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const began = performance.now();
  const dbPath = join(folder, "table.db");
  const told: string[] = [];
  const engine = await startEngine({ dbPath, tableName: TEST_TABLE });
  if (way === "stream") {
    turnTo({ engine, told });
    await loadAsStream(corpus, (line) => told.push(line));
    disconnect();
  }
  await engine.stop();
  if (way === "file") told.push(`${writeToFile(dbPath, TEST_TABLE, itemsOf(corpus))} items`);
  told.push(`${corpus.rooms.length} rooms loaded in ${Math.round((performance.now() - began) / 1000)} s`);
  writeFileSync(join(folder, "loaded.json"), JSON.stringify(told));
}
