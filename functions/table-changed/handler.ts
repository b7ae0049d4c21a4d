import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from "aws-lambda";
import { logFault } from "../log";
import type { ItemChange, Listener } from "../table";
import { listeners } from "./listeners";
import { changeIn, toItemChange } from "./records";

/** What one module is told of one partition, and the records it came from. */
type Telling = { listener: Listener; changes: ItemChange[]; records: DynamoDBRecord[] };

/**
 * Tells the modules what was written, each partition's changes in their order. Lambda goes back to the lowest sequence
 * number that is reported, so what comes after it is told again: every module bears that.
 */
export async function handler({ Records }: Pick<DynamoDBStreamEvent, "Records">): Promise<DynamoDBBatchResponse> {
  const failed = new Set<DynamoDBRecord>();
  const fail = (records: DynamoDBRecord[], error: unknown) => {
    for (const record of records) failed.add(record);
    logFault("change not applied", error, { eventId: records[0]?.eventID ?? "", records: String(records.length) });
  };
  const partitions = group(Records, fail);
  await Promise.all(
    [...partitions.values()].map(async (tellings) => {
      for (const { listener, changes, records } of tellings.values()) {
        await listener.onChange(changes).catch((error: unknown) => fail(records, error));
      }
    }),
  );
  return {
    batchItemFailures: Records.filter((record) => failed.has(record)).map((record) => ({
      itemIdentifier: record.dynamodb?.SequenceNumber ?? "",
    })),
  };
}

/** By partition, then by module: what one module is told together. A record that cannot be read fails alone. */
function group(records: DynamoDBRecord[], fail: (records: DynamoDBRecord[], error: unknown) => void) {
  const partitions = new Map<string, Map<Listener, Telling>>();
  for (const record of records) {
    try {
      const raw = changeIn(record);
      const watching = raw ? listeners.filter((listener) => listener.watches(raw.key)) : [];
      const read = watching.map((listener) => ({ listener, change: toItemChange(listener, raw!) }));
      for (const { listener, change } of read) {
        const tellings = partitions.get(raw!.key.pk) ?? new Map<Listener, Telling>();
        const telling = tellings.get(listener) ?? { listener, changes: [], records: [] };
        telling.changes.push(change);
        telling.records.push(record);
        partitions.set(raw!.key.pk, tellings.set(listener, telling));
      }
    } catch (error) {
      fail([record], error);
    }
  }
  return partitions;
}
