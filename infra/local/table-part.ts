import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { type Engine, startEngine } from "./engine";
import { LOCAL_TABLE } from "./environment";
import { endProcess } from "./processes";
import { readJson, writeJson } from "./state";
import { dropTable, ensureTable } from "./table";

export type Table = {
  endpoint: string;
  streamArn: string;
  /** Resolves when an engine of ours has ended; never for somebody else's. */
  ended: Promise<void>;
  stop: () => Promise<void>;
};

/**
 * The table: on the DynamoDB that DYNAMODB_ENDPOINT names, else on an engine of our own over the state folder.
 * @throws Error in one sentence.
 */
export function openTable(folder: string, { fresh = false } = {}): Promise<Table> {
  const endpoint = process.env.DYNAMODB_ENDPOINT;
  return endpoint ? elsewhere(endpoint, fresh) : here(folder);
}

async function elsewhere(endpoint: string, fresh: boolean): Promise<Table> {
  if (!LOOPBACK.has(URL.parse(endpoint)?.hostname ?? "")) {
    throw new Error(`DYNAMODB_ENDPOINT must be an address of this machine, such as http://localhost:8000.`);
  }
  try {
    if (fresh) await dropTable(endpoint, LOCAL_TABLE);
    const { streamArn } = await ensureTable(endpoint, LOCAL_TABLE);
    return { endpoint, streamArn, ended: new Promise(() => {}), stop: async () => {} };
  } catch (cause) {
    throw new Error(`No DynamoDB answers at ${endpoint}, which DYNAMODB_ENDPOINT names.`, { cause });
  }
}

const LOOPBACK = new Set(["127.0.0.1", "localhost", "[::1]"]);

async function here(folder: string): Promise<Table> {
  const dbPath = join(folder, "table", "table.db");
  const processFile = join(folder, "engine.pid");
  // Two engines over one file would each believe what they remember: one that outlived its stack goes first.
  const leftOver = readJson<number>(processFile);
  if (leftOver !== undefined) await endProcess(leftOver, dbPath);
  mkdirSync(join(folder, "table"), { recursive: true });
  const engine: Engine = await startEngine({ dbPath, tableName: LOCAL_TABLE });
  writeJson(processFile, engine.pid);
  const { streamArn } = await ensureTable(engine.endpoint, LOCAL_TABLE);
  return {
    endpoint: engine.endpoint,
    streamArn,
    ended: engine.ended,
    async stop() {
      await engine.stop();
      rmSync(processFile, { force: true });
    },
  };
}
