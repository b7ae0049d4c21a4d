import { hash } from "node:crypto";
import type { Item } from "../../../functions/table";
import { INDEXES, type IndexName } from "../../../functions/table/schema";
import type { Report } from "./rules";

const NAMES = Object.keys(INDEXES) as IndexName[];

/** How many entries, and the sum of their hashes, which is the same in whatever order they come. */
type Sum = { entries: number; sum: bigint };

/**
 * Compares the indexes with the table without holding either: by the collections that their partitions form (`F#`, `U#`,
 * `TOPICS`, …), as many entries must be there as items have the index's keys, with the same projected attributes.
 */
export class IndexSums {
  readonly #table = new Map<string, Sum>();
  readonly #indexes = new Map<string, Sum>();

  constructor(readonly report: Report) {}

  seeItem(item: Item) {
    for (const index of NAMES) {
      const { partitionKey, sortKey, sortType } = INDEXES[index];
      const [partition, place] = [item[partitionKey], item[sortKey]];
      // A result of half a pair is that the item is in no index at all, silently.
      this.report.expect((partition === undefined) === (place === undefined), "index-keys", () => {
        return `${item.pk} ${item.sk} has one of ${partitionKey} and ${sortKey}`;
      });
      if (partition === undefined || place === undefined) continue;
      const isTyped = typeof partition === "string" && typeof place === (sortType === "N" ? "number" : "string");
      this.report.expect(isTyped, "index-keys", () => `${item.pk} ${item.sk} has keys of the wrong type in ${index}`);
      add(this.#table, index, item);
    }
  }

  seeEntry(index: IndexName, entry: Item) {
    this.report.count(`entry of ${index}`);
    add(this.#indexes, index, entry);
  }

  finish() {
    for (const name of new Set([...this.#table.keys(), ...this.#indexes.keys()])) {
      const expected = this.#table.get(name) ?? { entries: 0, sum: 0n };
      const found = this.#indexes.get(name) ?? { entries: 0, sum: 0n };
      const what = () =>
        expected.entries === found.entries
          ? `${name}: an entry differs from its item`
          : `${name}: ${found.entries} entries for ${expected.entries} items`;
      this.report.expect(expected.entries === found.entries && expected.sum === found.sum, "index-content", what);
    }
  }
}

function add(sums: Map<string, Sum>, index: IndexName, item: Item) {
  const { partitionKey, sortKey, projection } = INDEXES[index];
  const [collection] = String(item[partitionKey]).split(/(?<=#)/, 1);
  const name = `${index} ${collection}`;
  const sum = sums.get(name) ?? { entries: 0, sum: 0n };
  const values = ["pk", "sk", partitionKey, sortKey, ...projection].map((attribute) => item[attribute] ?? null);
  const digest = hash("sha1", JSON.stringify(values), "buffer");
  sum.entries += 1;
  sum.sum = BigInt.asUintN(64, sum.sum + digest.readBigUInt64LE());
  sums.set(name, sum);
}
