import { existsSync } from "node:fs";
import { join } from "node:path";
import {
  BatchWriteItemCommand,
  DeleteItemCommand,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  ScanCommand,
} from "@aws-sdk/client-dynamodb";
import { pause, required } from "../../../functions/table";
import { SCAN_PAGE } from "../../local/page";
import { readJson } from "../../local/state";
import { kindOf } from "../check/kinds";
import { linesOf } from "../lines";
import { ABOUT, type About, ITEMS, type Progress, sha256Of } from "./export";
import { fromLine, keptOf, type RawItem } from "./lines";
import { forEach, restorePictures } from "./pictures";
import { rawTable } from "./raw";

export const isArchive = (folder: string) => existsSync(join(folder, ABOUT));

/** Stands in the table while an archive is being put back, and says how far that has come. */
const NOTE = { pk: { S: "RESTORE" }, sk: { S: "N" } };

/** What a stack writes by itself before anybody has come. */
const OF_AN_EMPTY_STACK = new Set(["community", "count of all"]);

const ITEMS_A_NOTE = 2500;

/**
 * Puts an archive into an empty table; what the stream derives follows by itself. One that was stopped goes on where it
 * was. @throws Error in one sentence when the table is not empty, or the archive is not whole.
 */
export async function restoreFrom(
  folder: string,
  onProgress: Progress,
  { itemsANote = ITEMS_A_NOTE } = {},
): Promise<About> {
  const about = readJson<About>(join(folder, ABOUT));
  if (about?.format !== 1) throw new Error(`${folder} holds no export that this version can read.`);
  if ((await sha256Of(join(folder, ITEMS))) !== about.sha256) {
    throw new Error(`${join(folder, ITEMS)} is not as it was written: nothing was put back.`);
  }
  const table = rawTable();
  try {
    const from = await beginAt(table, about);
    await putItems(table, { path: join(folder, ITEMS), about, from, itemsANote }, onProgress);
    await restorePictures(folder, onProgress);
    await table.send(new DeleteItemCommand({ TableName: required("TABLE_NAME"), Key: NOTE }));
    return about;
  } finally {
    table.destroy();
  }
}

/** The line to begin at. */
async function beginAt(table: DynamoDBClient, { sha256 }: About): Promise<number> {
  const TableName = required("TABLE_NAME");
  const { Item: note } = await table.send(new GetItemCommand({ TableName, Key: NOTE, ConsistentRead: true }));
  if (note?.sha256?.S === sha256) return Number(note.line?.N ?? 0);
  if (note) throw new Error("Another archive was being put back here: finish that one first.");
  if (await isEmpty(table)) return 0;
  throw new Error("This community is not empty: an archive is put back into an empty one only.");
}

async function isEmpty(table: DynamoDBClient): Promise<boolean> {
  let ExclusiveStartKey: RawItem | undefined;
  do {
    const page = await table.send(
      new ScanCommand({ TableName: required("TABLE_NAME"), ExclusiveStartKey, Limit: SCAN_PAGE }),
    );
    for (const item of page.Items ?? []) {
      const kind = kindOf({ pk: item.pk?.S ?? "", sk: item.sk?.S ?? "" });
      if (keptOf(item) && !OF_AN_EMPTY_STACK.has(kind ?? "")) return false;
    }
    ExclusiveStartKey = page.LastEvaluatedKey;
  } while (ExclusiveStartKey);
  return true;
}

type Putting = { path: string; about: About; from: number; itemsANote: number };

async function putItems(table: DynamoDBClient, { path, about, from, itemsANote }: Putting, onProgress: Progress) {
  let batch: RawItem[] = [];
  const flush = async (line: number) => {
    await forEach(chunksOf(batch, 25), (items) => putAll(table, items), 8);
    batch = [];
    await table.send(
      new PutItemCommand({
        TableName: required("TABLE_NAME"),
        Item: { ...NOTE, sha256: { S: about.sha256 }, line: { N: String(line) } },
      }),
    );
    onProgress(line, about.items, "items put back");
  };
  await flush(from);
  for await (const line of linesOf(path)) {
    if (line.number <= from) continue;
    if ("fault" in line) throw new Error(`Line ${line.number}: ${line.fault}`);
    batch.push(fromLine(line.text));
    if (batch.length === itemsANote) await flush(line.number);
  }
  await flush(about.items);
}

function* chunksOf<T>(things: T[], size: number) {
  for (let start = 0; start < things.length; start += size) yield things.slice(start, start + size);
}

async function putAll(table: DynamoDBClient, items: RawItem[]) {
  const TableName = required("TABLE_NAME");
  let waiting = items.map((Item) => ({ PutRequest: { Item } }));
  for (let attempt = 0; waiting.length > 0; attempt++) {
    if (attempt > 0) await pause(attempt);
    const { UnprocessedItems } = await table.send(
      new BatchWriteItemCommand({ RequestItems: { [TableName]: waiting } }),
    );
    waiting = (UnprocessedItems?.[TableName] ?? []) as typeof waiting;
  }
}
