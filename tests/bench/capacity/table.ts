import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { disconnect } from "../../../functions/table";
import { startEngine } from "../../../infra/local/engine";
import { fillTown, type Town } from "../../support/costs/town";
import { functionEnvironment, TEST_TABLE, temporaryFolder } from "../../support/table";

const LOADS = ".local/bench/loads";
/** The sessions of a load are open for a week. */
const KEPT = 5 * 86_400_000;

type Load = { at: number; town: Town };

/** Does something with a table of so many rooms: loaded once, then copied, so that what is measured stays the same. */
export async function withTown<T>(rooms: number, act: (town: Town) => Promise<T>): Promise<T> {
  const folder = join(LOADS, `capacity-${rooms}`);
  const load = join(folder, "load.json");
  const isFresh = existsSync(load) && (JSON.parse(readFileSync(load, "utf8")) as Load).at > Date.now() - KEPT;
  if (!isFresh) await fill(folder, rooms);
  const { town } = JSON.parse(readFileSync(load, "utf8")) as Load;
  const copy = temporaryFolder();
  try {
    cpSync(folder, copy.path, { recursive: true });
    return await withEngine(copy.path, () => act(town));
  } finally {
    copy.remove();
  }
}

async function fill(folder: string, rooms: number) {
  const under = `${folder}.new`;
  rmSync(under, { recursive: true, force: true });
  mkdirSync(under, { recursive: true });
  console.log(`Loading ${rooms} rooms; the load is kept in ${folder}.`);
  const town = await withEngine(under, () => fillTown({ rooms, searchable: 300 }));
  writeFileSync(join(under, "load.json"), JSON.stringify({ at: Date.now(), town } satisfies Load));
  rmSync(folder, { recursive: true, force: true });
  renameSync(under, folder);
}

async function withEngine<T>(folder: string, act: () => Promise<T>): Promise<T> {
  const engine = await startEngine({ dbPath: join(folder, "table.db"), tableName: TEST_TABLE });
  Object.assign(process.env, functionEnvironment(engine.endpoint));
  try {
    return await act();
  } finally {
    disconnect();
    await engine.stop();
  }
}
