import { cpSync, mkdirSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import * as Messages from "../../../functions/messages";
import * as Rooms from "../../../functions/rooms";
import { disconnect, importedId, writeBatch } from "../../../functions/table";
import { type Person, somebody } from "../../support/api";
import { fillTown, type Town } from "../../support/costs/town";
import { TestStack } from "../../support/stack";
import { keptTown, LOADS, noteTown } from "../loads";

/** People at once; each posts for themselves. */
export const CROWD = 32;

type LoadedTown = Town & { posters: Person[] };
export type Loaded = { rooms: number; town: LoadedTown; stack: TestStack };

/**
 * A local stack with so many rooms, one of them with 883 messages and one with 50. It is loaded once and copied from
 * then on. The stream rests: what is measured are requests.
 */
export async function startLoaded(rooms: number): Promise<Loaded> {
  const folder = join(LOADS, `load-${rooms}`);
  const kept = keptTown<LoadedTown>(folder);
  const stack = new TestStack({ environment: { STREAM: "off" } });
  if (kept) cpSync(folder, stack.folder.path, { recursive: true });
  await stack.start();
  if (kept) return { rooms, stack, town: kept };
  console.log(`Loading ${rooms} rooms; the load is kept in ${folder}.`);
  const town = await fill(stack, rooms);
  await stack.stop();
  noteTown(stack.folder.path, town);
  mkdirSync(LOADS, { recursive: true });
  rmSync(folder, { recursive: true, force: true });
  cpSync(stack.folder.path, `${folder}.new`, { recursive: true });
  renameSync(`${folder}.new`, folder);
  await stack.start();
  return { rooms, stack, town };
}

async function fill(stack: TestStack, rooms: number): Promise<LoadedTown> {
  const before = { ...process.env };
  Object.assign(process.env, stack.running.environment);
  try {
    const town = await fillTown({ rooms, messages: 883, searchable: 100 });
    const puts = Array.from({ length: 50 }, (_, index) => {
      const id = importedId(1_745_000_000_000 + index, `quiet ${index}`);
      const author = town.speakers[index % town.speakers.length]!;
      return Messages.toMessageItem({ id, room: town.quiet, author, body: `${index} `.padEnd(107, "word ") });
    });
    const posters = await Promise.all(Array.from({ length: CROWD }, () => somebody()));
    const joined = posters.map((poster, index) =>
      Rooms.toMemberItem(town.quiet, poster, importedId(1_745_000_000_000 + index, `joining ${index}`)),
    );
    await writeBatch({ puts: [...puts, ...joined] });
    return { ...town, posters };
  } finally {
    disconnect();
    // The next stack is to have a table of its own.
    process.env = before;
  }
}
