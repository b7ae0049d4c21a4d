import type { _Record } from "@aws-sdk/client-dynamodb-streams";
import type { DynamoDBRecord } from "aws-lambda";

/** A record as Lambda hands it to a function: JSON, with times in seconds and binary values in base64. */
export const toEventRecord = (record: _Record, eventSourceARN: string): DynamoDBRecord => {
  const { dynamodb = {}, eventID, eventName, eventVersion, awsRegion } = record;
  const { ApproximateCreationDateTime, ...images } = dynamodb;
  return {
    eventID,
    eventName,
    eventVersion,
    eventSource: "aws:dynamodb",
    awsRegion,
    dynamodb: {
      ...(toJson(images) as DynamoDBRecord["dynamodb"]),
      ...(ApproximateCreationDateTime && {
        ApproximateCreationDateTime: Math.floor(ApproximateCreationDateTime.getTime() / 1000),
      }),
    },
    eventSourceARN,
  };
};

function toJson(value: unknown): unknown {
  if (value instanceof Uint8Array) return Buffer.from(value).toString("base64");
  if (Array.isArray(value)) return value.map(toJson);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, toJson(one)]));
}

export const sequenceOf = (record: DynamoDBRecord) => record.dynamodb?.SequenceNumber ?? "";
