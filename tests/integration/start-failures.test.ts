import { spawn } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { type AddressInfo, createServer } from "node:net";
import { join } from "node:path";
import { afterAll, expect, test, vi } from "vitest";
import { built } from "../support/built";
import { TestStack } from "../support/stack";
import { temporaryFolder } from "../support/table";

// Each starts whole processes, on machines that have little to spare.
vi.setConfig({ testTimeout: 60_000 });

const folder = temporaryFolder();
afterAll(folder.remove);

/** Starts and waits for the end: what was said, and the exit code. */
async function starting(environment: Record<string, string>, ...args: string[]) {
  const buildFolder = await built();
  const child = spawn(process.execPath, ["--import", "tsx", "infra/commands/start.ts", "--empty", "--built", ...args], {
    env: { ...process.env, PORT: "0", STATE_DIR: join(folder.path, "state"), BUILD_DIR: buildFolder, ...environment },
    stdio: ["ignore", "ignore", "pipe"],
  });
  let said = "";
  child.stderr.on("data", (chunk) => (said += chunk));
  const code = await new Promise((resolve) => child.once("exit", resolve));
  return { code, said };
}

/** Somebody else's program, which holds a port and hangs up on whoever calls. */
async function listening() {
  const other = createServer((socket) => socket.destroy());
  await new Promise<void>((resolve) => other.listen(0, "127.0.0.1", resolve));
  return { port: (other.address() as AddressInfo).port, close: () => other.close() };
}

const ONE_SENTENCE = /^[^\n]+\.\n$/;

test("a port that is taken is said in one sentence, and the state is not touched", async () => {
  const { port, close } = await listening();
  const kept = join(folder.path, "kept");
  mkdirSync(join(kept, "table"), { recursive: true });
  writeFileSync(join(kept, "table", "table.db"), "precious");
  const { code, said } = await starting({ PORT: String(port), STATE_DIR: kept }, "--fresh");
  close();
  expect(code).toBe(1);
  expect(said).toMatch(ONE_SENTENCE);
  expect(said).toContain(`Port ${port} is taken`);
  expect(readFileSync(join(kept, "table", "table.db"), "utf8")).toBe("precious");
});

test("a state folder that cannot be written is said in one sentence", async () => {
  // A file where the folder should be stops even those whom permissions do not.
  const blocked = join(folder.path, "blocked");
  writeFileSync(blocked, "");
  const { code, said } = await starting({ STATE_DIR: join(blocked, "state") });
  expect(code).toBe(1);
  expect(said).toMatch(ONE_SENTENCE);
  expect(said).toContain("cannot be written");
});

test("a DynamoDB that does not answer, or is not on this machine, is said in one sentence", async () => {
  const { port, close } = await listening();
  const silent = await starting({ DYNAMODB_ENDPOINT: `http://127.0.0.1:${port}` });
  close();
  expect([silent.code, silent.said]).toEqual([1, expect.stringMatching(/^No DynamoDB answers at [^\n]+\.\n$/)]);
  const far = await starting({ DYNAMODB_ENDPOINT: "https://dynamodb.eu-central-1.amazonaws.com" });
  expect([far.code, far.said]).toEqual([1, expect.stringMatching(/^DYNAMODB_ENDPOINT must be [^\n]+\.\n$/)]);
});

test("a system for which there is no engine is told how to get one", async () => {
  const script = 'Object.defineProperty(process, "arch", { value: "loong64" })';
  const elsewhere = `data:text/javascript,${encodeURIComponent(script)}`;
  const { code, said } = await starting({ NODE_OPTIONS: `--import ${elsewhere}` });
  expect([code, said]).toEqual([1, expect.stringMatching(ONE_SENTENCE)]);
  expect(said).toContain("npm run engine");
});

test("a second stack over the same state is refused, the first goes on", async () => {
  const stack = new TestStack();
  try {
    await stack.start();
    const { code, said } = await starting({ STATE_DIR: stack.folder.path }, "--fresh");
    expect([code, said]).toEqual([1, expect.stringMatching(/^A stack is running over [^\n]+\.\n$/)]);
    expect((await stack.request("/api/health")).status).toBe(200);
    expect(stack.running.origin).toBe(stack.origin);
  } finally {
    await stack.remove();
  }
});
