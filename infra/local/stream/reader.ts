import type { DynamoDBRecord } from "aws-lambda";
import { streamsApi, toEventRecord } from "./api";

/** How far each shard was read: its last sequence number, or that it was read to its end. */
export type Position = { streamArn: string; shards: Record<string, { after?: string; ended?: boolean }> };

export type Read = { shardId: string; records: DynamoDBRecord[]; last?: string };

/** Reads a table's stream from a position on, shard after shard, parents first. */
export function streamReader(endpoint: string, position: Position) {
  const { streamArn } = position;
  const ask = streamsApi(endpoint);
  const iterators = new Map<string, string>();
  let shardIds: string[] = [];

  async function findShards() {
    const found: string[] = [];
    for (let from: string | undefined; ; ) {
      const { StreamDescription } = await ask("DescribeStream", { StreamArn: streamArn, ExclusiveStartShardId: from });
      // DynamoDB lists a shard after its parent.
      found.push(...StreamDescription.Shards.map(({ ShardId }) => ShardId));
      from = StreamDescription.LastEvaluatedShardId;
      if (!from) break;
    }
    shardIds = found.filter((id) => !position.shards[id]?.ended);
  }

  async function iteratorOf(shardId: string) {
    const after = position.shards[shardId]?.after;
    const { ShardIterator } = await ask("GetShardIterator", {
      StreamArn: streamArn,
      ShardId: shardId,
      ...(after
        ? { ShardIteratorType: "AFTER_SEQUENCE_NUMBER", SequenceNumber: after }
        : { ShardIteratorType: "TRIM_HORIZON" }),
    });
    return ShardIterator;
  }

  /** The next records of one shard; none when it has no more for now. */
  async function readShard(shardId: string): Promise<Read> {
    const iterator = iterators.get(shardId) ?? (await iteratorOf(shardId));
    const { Records, NextShardIterator } = await ask("GetRecords", { ShardIterator: iterator, Limit: 1000 });
    if (NextShardIterator) iterators.set(shardId, NextShardIterator);
    else {
      iterators.delete(shardId);
      position.shards[shardId] = { ...position.shards[shardId], ended: true };
    }
    return {
      shardId,
      records: Records.map((record) => toEventRecord(record, streamArn)),
      last: Records.at(-1)?.dynamodb.SequenceNumber,
    };
  }

  return {
    /** Whatever comes next, of the first shard that has something; undefined when the stream is read to its end. */
    async read(): Promise<Read | undefined> {
      if (shardIds.every((id) => position.shards[id]?.ended)) await findShards();
      for (const shardId of shardIds.filter((id) => !position.shards[id]?.ended)) {
        const read = await readShard(shardId).catch((error: Error) => {
          // Older than the stream keeps its records: what is left is read from its beginning.
          if (error.name === "TrimmedDataAccessException") position.shards[shardId] = {};
          throw error;
        });
        if (read.records.length > 0) return read;
      }
      return undefined;
    },
    /** Goes back to the position, after a failure or when an iterator has expired. */
    rewind: () => iterators.clear(),
  };
}
