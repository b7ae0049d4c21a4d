import type { DynamoDBRecord } from "aws-lambda";
import { AwsClient } from "aws4fetch";
import { LOCAL_CREDENTIALS, LOCAL_REGION } from "../table";

type Shard = { ShardId: string };
/** A record on the wire is what Lambda hands to a function, but for where it came from and parts of a second. */
type WireRecord = DynamoDBRecord & { dynamodb: { ApproximateCreationDateTime?: number } };

type Calls = {
  DescribeStream: [
    { StreamArn: string; ExclusiveStartShardId?: string },
    { StreamDescription: { Shards: Shard[]; LastEvaluatedShardId?: string } },
  ];
  GetShardIterator: [
    { StreamArn: string; ShardId: string; ShardIteratorType: string; SequenceNumber?: string },
    { ShardIterator: string },
  ];
  GetRecords: [{ ShardIterator: string; Limit: number }, { Records: WireRecord[]; NextShardIterator?: string }];
};

/**
 * The Streams API, its answers as they are on the wire: a client that made values of them would have them made JSON again, and
 * an import has half a million. https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_Operations_Amazon_DynamoDB_Streams.html
 */
export function streamsApi(endpoint: string) {
  const client = new AwsClient({ ...LOCAL_CREDENTIALS, region: LOCAL_REGION, service: "dynamodb", retries: 0 });

  /** @throws Error named as the API names it. */
  return async <K extends keyof Calls>(operation: K, input: Calls[K][0]): Promise<Calls[K][1]> => {
    const answer = await client.fetch(endpoint, {
      method: "POST",
      headers: {
        "content-type": "application/x-amz-json-1.0",
        "x-amz-target": `DynamoDBStreams_20120810.${operation}`,
      },
      body: JSON.stringify(input),
    });
    const body = await answer.json();
    if (answer.ok) return body as Calls[K][1];
    const { __type = "", message, Message } = body as { __type?: string; message?: string; Message?: string };
    throw Object.assign(new Error(message ?? Message ?? `${operation} answered ${answer.status}`), {
      name: __type.split("#").at(-1),
    });
  };
}

/** A record as Lambda hands it to a function, with its time in whole seconds. */
export const toEventRecord = (record: WireRecord, eventSourceARN: string): DynamoDBRecord => {
  const { ApproximateCreationDateTime: moment } = record.dynamodb;
  return {
    ...record,
    eventSource: "aws:dynamodb",
    eventSourceARN,
    dynamodb: {
      ...record.dynamodb,
      ...(moment !== undefined && { ApproximateCreationDateTime: Math.floor(moment) }),
    },
  };
};

export const sequenceOf = (record: DynamoDBRecord) => record.dynamodb?.SequenceNumber ?? "";
