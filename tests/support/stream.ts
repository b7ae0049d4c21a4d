import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { DescribeTableCommand } from "@aws-sdk/client-dynamodb";
import {
  DescribeStreamCommand,
  DynamoDBStreamsClient,
  GetRecordsCommand,
  GetShardIteratorCommand,
} from "@aws-sdk/client-dynamodb-streams";
import type { DynamoDBRecord } from "aws-lambda";
import { afterAll, beforeAll } from "vitest";
import { required } from "../../functions/table";
import { WATCHED_CHANGES } from "../../functions/table/schema";
import { handler as tableChanged } from "../../functions/table-changed/handler";
import { handler as walk } from "../../functions/walk/handler";
import { adminClient, LOCAL_CREDENTIALS, LOCAL_REGION } from "../../infra/local/table";
import { TEST_TABLE } from "./table";

const BATCH = 100;

export type Stream = {
  /** Delivers what was written, and the walks that follow from it, until nothing happens any more. */
  drain(): Promise<void>;
  /** Takes the waiting records away without delivering them. */
  take(): Promise<DynamoDBRecord[]>;
  /** The walks that were asked for and have not begun. */
  walks: unknown[];
};

/** The table's stream of a file's engine, delivered when a test says so. Stands after `withTable()`. */
export function withStream(): Stream {
  const walks: unknown[] = [];
  const reader = openReader();
  let lambda: Server;
  beforeAll(async () => {
    lambda = await listen(walks);
    process.env.LAMBDA_ENDPOINT = `http://127.0.0.1:${(lambda.address() as AddressInfo).port}`;
    process.env.WALK_FUNCTION = "walk";
  });
  afterAll(async () => {
    reader.close();
    await new Promise((resolve) => lambda.close(resolve));
  });
  return {
    walks,
    take: reader.take,
    async drain() {
      for (;;) {
        const records = await reader.take();
        for (let start = 0; start < records.length; start += BATCH) {
          const { batchItemFailures } = await tableChanged({ Records: records.slice(start, start + BATCH) });
          if (batchItemFailures.length > 0) throw new Error(`Not applied: ${JSON.stringify(batchItemFailures)}`);
        }
        const step = walks.shift();
        if (step) await walk(step, { getRemainingTimeInMillis: () => 900_000 });
        else if (records.length === 0) return;
      }
    },
  };
}

/** Stands in for Lambda's asynchronous Invoke and keeps what it was asked. */
async function listen(walks: unknown[]): Promise<Server> {
  const server = createServer(async (request, response) => {
    let body = "";
    for await (const chunk of request) body += chunk;
    walks.push(JSON.parse(body));
    response.writeHead(202).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return server;
}

function openReader() {
  let client: DynamoDBStreamsClient | undefined;
  let iterators: string[] = [];
  const open = async () => {
    const endpoint = required("DYNAMODB_ENDPOINT");
    const admin = adminClient(endpoint);
    const { Table } = await admin.send(new DescribeTableCommand({ TableName: TEST_TABLE }));
    admin.destroy();
    const streams = new DynamoDBStreamsClient({ endpoint, region: LOCAL_REGION, credentials: LOCAL_CREDENTIALS });
    const StreamArn = Table?.LatestStreamArn;
    const { StreamDescription } = await streams.send(new DescribeStreamCommand({ StreamArn }));
    for (const { ShardId } of StreamDescription?.Shards ?? []) {
      const { ShardIterator } = await streams.send(
        new GetShardIteratorCommand({ StreamArn, ShardId, ShardIteratorType: "TRIM_HORIZON" }),
      );
      iterators.push(ShardIterator!);
    }
    return streams;
  };
  return {
    async take(): Promise<DynamoDBRecord[]> {
      client ??= await open();
      const taken: DynamoDBRecord[] = [];
      for (let empty = false; !empty; ) {
        const pages = await Promise.all(
          iterators.map((ShardIterator) => client!.send(new GetRecordsCommand({ ShardIterator, Limit: 1000 }))),
        );
        iterators = pages.map(({ NextShardIterator }) => NextShardIterator).filter((next) => next !== undefined);
        const records = pages.flatMap(({ Records = [] }) => Records) as unknown as DynamoDBRecord[];
        taken.push(...records.filter(isWatched));
        empty = records.length === 0;
      }
      return taken;
    },
    close: () => client?.destroy(),
  };
}

type Rule = string | { prefix: string };

/** The event filter, in the few forms that the schema uses. */
function isWatched({ eventName, dynamodb }: DynamoDBRecord) {
  const passes = (rules: readonly Rule[], value = "") =>
    rules.some((rule) => (typeof rule === "string" ? rule === value : value.startsWith(rule.prefix)));
  const { pk, sk } = WATCHED_CHANGES.dynamodb.Keys;
  return (
    passes(WATCHED_CHANGES.eventName, eventName) &&
    passes(pk.S, dynamodb?.Keys?.pk?.S) &&
    passes(sk.S, dynamodb?.Keys?.sk?.S)
  );
}
