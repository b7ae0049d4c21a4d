import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { DynamoDBRecord } from "aws-lambda";
import { afterAll, beforeAll } from "vitest";
import { required } from "../../functions/table";
import { WATCHED_CHANGES } from "../../functions/table/schema";
import { handler as tableChanged } from "../../functions/table-changed/handler";
import { handler as walk } from "../../functions/walk/handler";
import { matches } from "../../infra/local/stream/pattern";
import { streamReader } from "../../infra/local/stream/reader";
import { ensureTable } from "../../infra/local/table";
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
  let reader: ReturnType<typeof streamReader> | undefined;
  const open = async () => {
    const endpoint = required("DYNAMODB_ENDPOINT");
    const { streamArn } = await ensureTable(endpoint, TEST_TABLE);
    return streamReader(endpoint, { streamArn, shards: {} });
  };
  return {
    async take(): Promise<DynamoDBRecord[]> {
      reader ??= await open();
      const taken: DynamoDBRecord[] = [];
      for (let read = await reader.read(); read; read = await reader.read()) {
        taken.push(...read.records.filter((record) => matches(WATCHED_CHANGES, record)));
      }
      return taken;
    },
  };
}
