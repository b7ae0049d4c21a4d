import { createHash } from "node:crypto";
import { createReadStream, existsSync, mkdirSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { type AttributeValue, DescribeTableCommand, type DynamoDBClient, ScanCommand } from "@aws-sdk/client-dynamodb";
import { required } from "../../../functions/table";
import { readJson, writeJson } from "../../local/state";
import { keptOf, type RawItem } from "./lines";
import { savePictures } from "./pictures";
import { rawTable } from "./raw";
import { dropRunsFrom, merged, writeLines, writeRun } from "./runs";

export const ITEMS = "items.jsonl";
export const ABOUT = "about.json";
const UNFINISHED = ".unfinished";

/** What an archive says of itself. Nothing in it tells when or from where, so equal communities have equal archives. */
export type About = { format: 1; items: number; pictures: number; sha256: string };

/** How far an export has come. */
type Position = { table: string; runs: number; read: number; after?: Record<string, AttributeValue>; done: boolean };

export type Progress = (done: number, total: number, what: string) => void;

/** Enough to sort in memory; an export that is stopped reads no more than this again. */
const ITEMS_A_RUN = 20_000;

/**
 * Writes everything to a folder: the items of the table in the order of their keys, and the pictures. One that was stopped
 * goes on where it was. @throws Error in one sentence when the folder is not fit for it.
 */
export async function exportTo(folder: string, onProgress: Progress, { itemsARun = ITEMS_A_RUN } = {}): Promise<About> {
  const work = join(folder, UNFINISHED);
  begin(folder, work);
  const table = rawTable();
  try {
    const position = await readTable(table, work, onProgress, itemsARun);
    onProgress(position.read, position.read, "putting them in order");
    const items = await writeLines(join(folder, ITEMS), merged(work, position.runs));
    const pictures = await savePictures(folder, onProgress);
    const about: About = { format: 1, items, pictures, sha256: await sha256Of(join(folder, ITEMS)) };
    writeJson(join(folder, ABOUT), about);
    rmSync(work, { recursive: true });
    return about;
  } finally {
    table.destroy();
  }
}

function begin(folder: string, work: string) {
  const inside = existsSync(folder) ? readdirSync(folder) : [];
  if (inside.includes(ABOUT) && !inside.includes(UNFINISHED)) {
    throw new Error(`${folder} holds a finished export already: choose another folder.`);
  }
  if (inside.length > 0 && !inside.includes(UNFINISHED)) {
    throw new Error(`${folder} is not empty: choose a folder that is, or is not there yet.`);
  }
  mkdirSync(work, { recursive: true });
}

async function readTable(
  table: DynamoDBClient,
  work: string,
  onProgress: Progress,
  itemsARun: number,
): Promise<Position> {
  const TableName = required("TABLE_NAME");
  const file = join(work, "position.json");
  const kept = readJson<Position>(file);
  if (kept && kept.table !== TableName) {
    throw new Error(`${work} belongs to an export of another community: choose another folder.`);
  }
  const position: Position = kept ?? { table: TableName, runs: 0, read: 0, done: false };
  dropRunsFrom(work, position.runs);
  const { Table } = await table.send(new DescribeTableCommand({ TableName }));
  let run: RawItem[] = [];
  while (!position.done) {
    const page = await table.send(
      new ScanCommand({ TableName, ExclusiveStartKey: position.after, ConsistentRead: true, Limit: itemsARun }),
    );
    run.push(...(page.Items ?? []).map(keptOf).filter((item) => item !== undefined));
    position.read += page.Items?.length ?? 0;
    position.after = page.LastEvaluatedKey;
    position.done = !page.LastEvaluatedKey;
    onProgress(position.read, Math.max(position.read, Table?.ItemCount ?? 0), "items read");
    if (run.length < itemsARun && !position.done) continue;
    writeRun(work, position.runs, run);
    position.runs += 1;
    writeJson(file, position);
    run = [];
  }
  return position;
}

export async function sha256Of(path: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  return hash.digest("hex");
}
