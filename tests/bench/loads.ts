import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Loads take minutes, so they are kept here: as long as their sessions are open, a week, and what fills them stays the same. */
export const LOADS = ".local/bench/loads";
const KEPT = 5 * 86_400_000;
const FILLED_BY = ["tests/support/costs/town.ts", "tests/support/crowd.ts"];

type Note<T> = { at: number; recipe: string; town: T };

const recipe = () =>
  FILLED_BY.reduce((hash, path) => hash.update(readFileSync(path)), createHash("sha256")).digest("hex");

const noteIn = (folder: string) => join(folder, "load.json");

/** What a kept load holds; undefined when it is none, too old, or filled by other code. */
export function keptTown<T>(folder: string): T | undefined {
  if (!existsSync(noteIn(folder))) return undefined;
  const note: Note<T> = JSON.parse(readFileSync(noteIn(folder), "utf8"));
  return note.at > Date.now() - KEPT && note.recipe === recipe() ? note.town : undefined;
}

/** Notes what a load holds, so that it can be kept. */
export const noteTown = (folder: string, town: unknown) =>
  writeFileSync(noteIn(folder), JSON.stringify({ at: Date.now(), recipe: recipe(), town } satisfies Note<unknown>));
