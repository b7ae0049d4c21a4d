import { randomUUID } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { DynamoDBRecord } from "aws-lambda";
import { sequenceOf } from "./api";

export type SetAside = {
  functionName: string;
  shardId: string;
  streamArn: string;
  records: DynamoDBRecord[];
  attempts: number;
};

/**
 * Keeps what could not be delivered as Lambda keeps it in a bucket, and answers the file's path.
 * https://docs.aws.amazon.com/lambda/latest/dg/with-ddb-create-package.html#services-ddb-errors
 */
export function setAside(folder: string, { functionName, shardId, streamArn, records, attempts }: SetAside): string {
  const timestamp = new Date().toISOString();
  const [day, time] = timestamp.split("T") as [string, string];
  const place = join(folder, "aws/lambda", functionName, shardId, ...day.split("-"));
  const path = join(place, `${day}T${time.slice(0, 8).replaceAll(":", ".")}-${randomUUID()}.json`);
  const arrival = (record?: DynamoDBRecord) =>
    new Date((record?.dynamodb?.ApproximateCreationDateTime ?? 0) * 1000).toISOString();
  const content = {
    requestContext: {
      requestId: randomUUID(),
      functionArn: `arn:aws:lambda:local:000000000000:function:${functionName}`,
      condition: "RetryAttemptsExhausted",
      approximateInvokeCount: attempts,
    },
    responseContext: { statusCode: 200, executedVersion: "$LATEST", functionError: "Unhandled" },
    version: "1.0",
    timestamp,
    DDBStreamBatchInfo: {
      shardId,
      startSequenceNumber: sequenceOf(records[0]!),
      endSequenceNumber: sequenceOf(records.at(-1)!),
      approximateArrivalOfFirstRecord: arrival(records[0]),
      approximateArrivalOfLastRecord: arrival(records.at(-1)),
      batchSize: records.length,
      streamArn,
    },
    payload: { Records: records },
  };
  mkdirSync(place, { recursive: true });
  writeFileSync(path, JSON.stringify(content, null, 2));
  return path;
}
