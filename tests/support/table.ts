import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll } from "vitest";
import { disconnect } from "../../functions/table";
import { type Engine, startEngine } from "../../infra/local/engine";
import { isRunning } from "../../infra/local/processes";
import { LOCAL_CREDENTIALS, LOCAL_REGION } from "../../infra/local/table";

export const TEST_TABLE = "test-table";

// In memory where the system has such a place, since tests write much.
const ROOT = process.platform === "linux" ? "/dev/shm" : tmpdir();

/** A folder that vanishes with the tests, or before the next ones where a Ctrl-C or a kill left it. */
export const temporaryFolder = () => {
  for (const name of readdirSync(ROOT)) {
    const [, pid] = /^rooms-test-(\d+)-/.exec(name) ?? [];
    if (pid && !isRunning(Number(pid), "node")) rmSync(join(ROOT, name), { recursive: true, force: true });
  }
  const path = mkdtempSync(join(ROOT, `rooms-test-${process.pid}-`));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
};

/** What a function finds in its environment, for an engine at `endpoint`. */
export const functionEnvironment = (endpoint: string) => ({
  AWS_REGION: LOCAL_REGION,
  AWS_ACCESS_KEY_ID: LOCAL_CREDENTIALS.accessKeyId,
  AWS_SECRET_ACCESS_KEY: LOCAL_CREDENTIALS.secretAccessKey,
  DYNAMODB_ENDPOINT: endpoint,
  TABLE_NAME: TEST_TABLE,
  CURSOR_KEY: "cursor-key-of-the-tests",
});

/** Gives the tests of one file an engine of their own, with an empty table. */
export function withTable() {
  const folder = temporaryFolder();
  let engine: Engine | undefined;
  beforeAll(async () => {
    engine = await startEngine({ dbPath: join(folder.path, "table.db"), tableName: TEST_TABLE });
    Object.assign(process.env, functionEnvironment(engine.endpoint));
  });
  afterAll(async () => {
    disconnect();
    await engine?.stop();
    folder.remove();
  });
}
