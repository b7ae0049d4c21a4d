import { once } from "node:events";
import { createWriteStream, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { linesOf } from "../lines";
import { inOrder, type RawItem, type SortKey, sortKeyOf, toLine } from "./lines";

/** A table comes in no order. It is written down in runs, each in order, which are merged at the end. */
type Kept = { key: SortKey; line: string };

const nameOf = (run: number) => `run-${String(run).padStart(6, "0")}`;

/** Writes a run, all or nothing. */
export function writeRun(folder: string, run: number, items: RawItem[]) {
  const kept = items.map((item): Kept => ({ key: sortKeyOf(item), line: toLine(item) }));
  kept.sort((a, b) => inOrder(a.key, b.key));
  const path = join(folder, nameOf(run));
  writeFileSync(`${path}.new`, kept.map(({ key, line }) => `${JSON.stringify(key)}\t${line}\n`).join(""));
  renameSync(`${path}.new`, path);
}

/** Forgets what a run wrote that was stopped before it had said so. */
export function dropRunsFrom(folder: string, run: number) {
  for (const name of readdirSync(folder)) {
    if (name.startsWith("run-") && name >= nameOf(run)) rmSync(join(folder, name));
  }
}

async function* readRun(path: string): AsyncGenerator<Kept> {
  for await (const line of linesOf(path)) {
    if ("fault" in line) throw new Error(`${path} is damaged: delete it and its folder, then begin again.`);
    const tab = line.text.indexOf("\t");
    yield { key: JSON.parse(line.text.slice(0, tab)) as SortKey, line: line.text.slice(tab + 1) };
  }
}

/** All lines of the runs in the order of their keys; of what was met twice, the later. */
export async function* merged(folder: string, runs: number): AsyncGenerator<string> {
  const readers = Array.from({ length: runs }, (_, run) => readRun(join(folder, nameOf(run))));
  const heads = await Promise.all(readers.map(async (reader) => (await reader.next()).value as Kept | undefined));
  for (;;) {
    let first = -1;
    for (const [run, head] of heads.entries()) {
      const best = heads[first];
      if (head && (!best || inOrder(head.key, best.key) <= 0)) first = run;
    }
    const taken = heads[first];
    if (!taken) return;
    yield taken.line;
    for (const [run, head] of heads.entries()) {
      if (head && inOrder(head.key, taken.key) === 0) {
        heads[run] = (await readers[run]!.next()).value as Kept | undefined;
      }
    }
  }
}

/** Writes lines to a file, all or nothing, and answers how many. */
export async function writeLines(path: string, lines: AsyncIterable<string>): Promise<number> {
  const file = createWriteStream(`${path}.new`);
  let count = 0;
  for await (const line of lines) {
    if (!file.write(`${line}\n`)) await once(file, "drain");
    count += 1;
  }
  file.end();
  await once(file, "finish");
  renameSync(`${path}.new`, path);
  return count;
}
