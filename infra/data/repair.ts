import type { AttributeValue } from "@aws-sdk/client-dynamodb";
import { DescribeTableCommand, type DynamoDBClient, ScanCommand } from "@aws-sdk/client-dynamodb";
import type { DynamoDBBatchResponse, DynamoDBRecord } from "aws-lambda";
import { required } from "../../functions/table";
import { WATCHED_CHANGES } from "../../functions/table/schema";
import { handler } from "../../functions/table-changed/handler";
import { SCAN_PAGE } from "../local/page";
import { matches } from "../local/stream/pattern";
import type { Progress } from "./archive/export";
import { rawTable } from "./archive/raw";

export type Repaired = { told: number; failed: number };

type Deliver = (event: { Records: DynamoDBRecord[] }) => Promise<DynamoDBBatchResponse>;

const BATCH = 100;

/**
 * Hands everything that the stream's reader watches to it, as new. Each module compares with what is there, so what is
 * right stays as it is. It changes nothing that people have written.
 */
export async function repair(onProgress: Progress, deliver: Deliver = handler): Promise<Repaired> {
  const table = rawTable();
  const repaired: Repaired = { told: 0, failed: 0 };
  try {
    const { Table } = await table.send(new DescribeTableCommand({ TableName: required("TABLE_NAME") }));
    let read = 0;
    for await (const page of pagesOf(table)) {
      read += page.length;
      const watched = page.map(asNew).filter((record) => matches(WATCHED_CHANGES, record));
      for (let start = 0; start < watched.length; start += BATCH) {
        const Records = watched.slice(start, start + BATCH);
        const { batchItemFailures } = await deliver({ Records });
        repaired.told += Records.length;
        repaired.failed += batchItemFailures.length;
      }
      onProgress(read, Math.max(read, Table?.ItemCount ?? 0), `${repaired.told} told again`);
    }
  } finally {
    table.destroy();
  }
  return repaired;
}

type RawItem = Record<string, AttributeValue>;

async function* pagesOf(table: DynamoDBClient): AsyncGenerator<RawItem[]> {
  let ExclusiveStartKey: RawItem | undefined;
  do {
    const page = await table.send(
      new ScanCommand({ TableName: required("TABLE_NAME"), ExclusiveStartKey, ConsistentRead: true, Limit: SCAN_PAGE }),
    );
    yield page.Items ?? [];
    ExclusiveStartKey = page.LastEvaluatedKey;
  } while (ExclusiveStartKey);
}

/** An item as the stream would tell of it if it had just been put. */
function asNew(item: RawItem, index: number): DynamoDBRecord {
  const { pk, sk } = item;
  return {
    eventID: `repair-${index}`,
    eventName: "INSERT",
    eventSource: "aws:dynamodb",
    dynamodb: { Keys: { pk, sk } as never, NewImage: item as never, SequenceNumber: String(index) },
  };
}
