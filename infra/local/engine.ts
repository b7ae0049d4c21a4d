import { type ChildProcess, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { freePort } from "./ports";
import { ensureTable } from "./table";
import { endWithUs } from "./watchdog";

export type Engine = {
  endpoint: string;
  pid: number;
  /** Resolves when the engine ends, asked to or not. */
  ended: Promise<void>;
  stop: () => Promise<void>;
};

export const PROGRAM_NAME = process.platform === "win32" ? "dynoxide.exe" : "dynoxide";

/** Where `npm run engine` puts the program on systems for which no package comes along. */
export const ENGINE_FOLDER = join(".local", "engine");

/** Where the engine's program is: the one that was put there on purpose, else the package's. */
export function engineProgram(): string | undefined {
  const candidates = [resolve(ENGINE_FOLDER, PROGRAM_NAME), fromPackage()];
  return candidates.find((path) => path !== undefined && existsSync(path));
}

function fromPackage() {
  try {
    const manifest = createRequire(import.meta.url).resolve(
      `@dynoxide/${process.platform}-${process.arch}/package.json`,
    );
    return join(dirname(manifest), PROGRAM_NAME);
  } catch {
    return undefined;
  }
}

const NO_ENGINE =
  "There is no table engine for this system yet: run `npm run engine` to get one, " +
  "or set DYNAMODB_ENDPOINT to a running DynamoDB Local.";

/**
 * Starts the table engine over one database file and makes the table.
 * @throws Error in one sentence when there is no program for this system or it does not start.
 */
export async function startEngine({ dbPath, tableName }: { dbPath: string; tableName: string }): Promise<Engine> {
  const program = engineProgram();
  if (!program) throw new Error(NO_ENGINE);
  // Its own rows lack two indexes, which can only be made while it is down.
  const first = await serve(program, dbPath);
  await ensureTable(first.endpoint, tableName);
  if (await hasIndexes(dbPath)) return first;
  await first.stop();
  await addIndexes(dbPath, tableName);
  return serve(program, dbPath);
}

async function serve(program: string, dbPath: string, tries = 3): Promise<Engine> {
  const port = await freePort();
  const child = spawn(program, ["serve", "--host", "127.0.0.1", "--port", String(port), "--db-path", dbPath], {
    stdio: ["ignore", "ignore", "pipe"],
    // A Ctrl-C reaches us alone, so that the engine outlives the last request.
    detached: true,
  });
  endWithUs(child);
  let said = "";
  child.stderr?.on("data", (chunk) => {
    said = (said + chunk).slice(-500);
  });
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const endpoint = `http://127.0.0.1:${port}`;
  const deadline = Date.now() + 10_000;
  while (isAlive(child) && Date.now() < deadline) {
    // Its own word counts: another program on the port would answer for a child that is about to die.
    if (said.includes("listening on") && (await answers(endpoint))) {
      return { endpoint, pid: child.pid!, ended, stop: () => end(child) };
    }
    await pause(5);
  }
  await end(child);
  // The port was free a moment ago; the next one may still be.
  if (/in use/i.test(said) && tries > 1) return serve(program, dbPath, tries - 1);
  throw new Error(`The table engine did not start: ${said.trim() || "no answer within 10 seconds"}`);
}

const isAlive = ({ exitCode, signalCode }: ChildProcess) => exitCode === null && signalCode === null;

const answers = (endpoint: string) =>
  fetch(endpoint, { signal: AbortSignal.timeout(1000) }).then(
    () => true,
    () => false,
  );

/** Ends the child and waits until it is gone. */
const end = (child: ChildProcess) =>
  new Promise<void>((resolve) => {
    if (!isAlive(child)) return resolve();
    child.once("exit", () => resolve());
    child.kill("SIGTERM");
    setTimeout(() => child.kill("SIGKILL"), 3000).unref();
  });

const openDatabase = async (path: string) => {
  const { DatabaseSync } = await import("node:sqlite");
  return new DatabaseSync(path);
};

async function hasIndexes(dbPath: string) {
  const database = await openDatabase(dbPath);
  try {
    const found = database.prepare("SELECT name FROM sqlite_master WHERE name IN ('ix_seq', 'ix_scan')").all();
    return found.length === 2;
  } finally {
    database.close();
  }
}

/**
 * Without the one each stream write reads the whole history: 2.6 ms after 6,000 records and growing, 0.5 ms with it. Without
 * the other each page of a Scan sorts the whole table: seconds at half a million items, 50 ms with it.
 */
async function addIndexes(dbPath: string, tableName: string) {
  const database = await openDatabase(dbPath);
  database.exec("CREATE INDEX IF NOT EXISTS ix_seq ON _stream_records(table_name, CAST(sequence_number AS INTEGER))");
  database.exec(`CREATE INDEX IF NOT EXISTS ix_scan ON "${tableName}"(hash_prefix, pk, sk)`);
  database.close();
}
