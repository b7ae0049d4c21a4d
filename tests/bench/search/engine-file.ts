import { DatabaseSync } from "node:sqlite";
import type { AttributeValue } from "@aws-sdk/client-dynamodb";
import { marshall } from "@aws-sdk/util-dynamodb";
import type { Item } from "../../../functions/table";
import { INDEXES } from "../../../functions/table/schema";

type Marshalled = Record<string, AttributeValue>;

/**
 * Writes items into the file of a table's engine while the engine rests, without its stream: millions take minutes, through
 * its API they take hours. What is written so is to be read through the engine again before it is trusted.
 */
export function writeToFile(path: string, table: string, items: Iterable<Item>): number {
  const database = new DatabaseSync(path);
  // What breaks off is loaded anew, so nothing is written twice for its safety.
  database.exec("PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF; PRAGMA cache_size = -4000000; BEGIN");
  const put = database.prepare(
    `INSERT INTO "${table}" (pk, sk, item_json, item_size, cached_at, hash_prefix) VALUES (?, ?, ?, ?, NULL, '')`,
  );
  const indexes = Object.values(INDEXES).map(({ name, partitionKey, sortKey, projection }) => ({
    keys: [partitionKey, sortKey] as const,
    carries: new Set<string>(["pk", "sk", partitionKey, sortKey, ...projection]),
    put: database.prepare(
      `INSERT INTO "${table}::gsi::${name}" (gsi_pk, gsi_sk, table_pk, table_sk, item_json) VALUES (?, ?, ?, ?, ?)`,
    ),
  }));
  let written = 0;
  for (const item of items) {
    const marshalled = marshall(item, { removeUndefinedValues: true });
    const { pk, sk } = item;
    put.run(placed(pk), placed(sk), JSON.stringify(marshalled), sizeOf(marshalled));
    for (const { keys, carries, put } of indexes) {
      const [partition, sort] = keys.map((key) => item[key] as string | number | undefined);
      if (partition === undefined || sort === undefined) continue;
      const carried = Object.fromEntries(Object.entries(marshalled).filter(([name]) => carries.has(name)));
      put.run(placed(partition), placed(sort), placed(pk), placed(sk), JSON.stringify(carried));
    }
    written++;
  }
  database.exec("COMMIT; PRAGMA journal_mode = WAL");
  database.close();
  return written;
}

/** A key as the engine orders it: a number by its count of digits and its digits. None here is negative or a fraction. */
function placed(key: string | number): string {
  if (typeof key === "string") return `S:${key}`;
  if (key === 0) return `N:1${"0".repeat(44)}`;
  const digits = String(key);
  return `N:2${5000 + digits.length}${digits.padEnd(40, "0")}`;
}

/** Bytes, as the table counts them: names and values. */
const sizeOf = (item: Marshalled) =>
  Object.entries(item).reduce((sum, [name, value]) => sum + Buffer.byteLength(name) + valueSize(value), 0);

function valueSize({ S, N, SS }: AttributeValue): number {
  if (S !== undefined) return Buffer.byteLength(S);
  if (SS !== undefined) return SS.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
  if (N !== undefined) return 1 + Math.ceil(N.replace(/\.|^0+|0+$/g, "").length / 2);
  return 1;
}
