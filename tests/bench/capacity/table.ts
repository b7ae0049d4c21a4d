import { cpSync, mkdirSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { disconnect } from "../../../functions/table";
import { startEngine } from "../../../infra/local/engine";
import { fillTown, type Town } from "../../support/costs/town";
import { functionEnvironment, TEST_TABLE, temporaryFolder } from "../../support/table";
import { keptTown, LOADS, noteTown } from "../loads";

/** Does something with a table of so many rooms: loaded once, then copied, so that what is measured stays the same. */
export async function withTown<T>(rooms: number, act: (town: Town) => Promise<T>): Promise<T> {
  const folder = join(LOADS, `capacity-${rooms}`);
  const town = keptTown<Town>(folder) ?? (await fill(folder, rooms));
  const copy = temporaryFolder();
  try {
    cpSync(folder, copy.path, { recursive: true });
    return await withEngine(copy.path, () => act(town));
  } finally {
    copy.remove();
  }
}

async function fill(folder: string, rooms: number): Promise<Town> {
  const under = `${folder}.new`;
  rmSync(under, { recursive: true, force: true });
  mkdirSync(under, { recursive: true });
  console.log(`Loading ${rooms} rooms; the load is kept in ${folder}.`);
  const town = await withEngine(under, () => fillTown({ rooms, searchable: 300 }));
  noteTown(under, town);
  rmSync(folder, { recursive: true, force: true });
  renameSync(under, folder);
  return town;
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
