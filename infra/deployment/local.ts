import { existsSync, readdirSync, rmdirSync } from "node:fs";
import { join } from "node:path";
import { endProcess } from "../local/processes";
import { clearState, NAME_OF_START, readJson, releaseState, runningStack } from "../local/state";
import { Stopped } from "./faults";
import { offerExport, type TeardownOptions } from "./teardown";
import type { Terminal } from "./terminal";

/** What is typed to remove the community of this machine. */
const NAME = "local";

type Options = Pick<TeardownOptions, "confirm" | "folder" | "exportTo">;

/**
 * Removes the local stack's community: ends the stack if it runs, then deletes its state. The table engine's program and
 * what is not the stack's own stay. @throws Stopped when it was not confirmed.
 */
export async function tearDownLocal(folder: string, terminal: Terminal, options: Options): Promise<void> {
  const running = runningStack(folder);
  if (!running && !existsSync(folder)) return terminal.say(`There is no community in ${folder}.`);
  terminal.say(`This removes the community in ${folder}: every person, room, message and picture.`);
  // Only a running stack can be asked for its data.
  if (running) await offerExport(terminal, options);
  const typed = options.confirm ?? (await terminal.ask(`Type ${NAME} to remove it for good:`));
  if (typed !== NAME)
    throw new Stopped(`Nothing was removed: ${NAME} was not typed (or give it as --confirm ${NAME}).`);
  const pid = running?.pid ?? readJson<number>(join(folder, "start.pid"));
  if (pid !== undefined) await endProcess(pid, NAME_OF_START);
  clearState(folder);
  releaseState(folder);
  if (readdirSync(folder).length === 0) rmdirSync(folder);
  terminal.say(`Nothing of the community is left in ${folder}.`);
}
