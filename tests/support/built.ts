import { execFile } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { promisify } from "node:util";

// In the clone, so that what bundles leave to node_modules is found.
const BUILDS = "node_modules/.cache/builds";

/** Functions and site, built from the sources once for each run of vitest. Answers the folder. */
export async function built(): Promise<string> {
  // Workers are children of the one process that runs the tests.
  const folder = join(BUILDS, String(process.ppid));
  const done = join(folder, "done");
  mkdirSync(BUILDS, { recursive: true });
  try {
    mkdirSync(folder);
  } catch {
    while (!existsSync(done)) {
      if (!existsSync(folder)) throw new Error("Another test could not build the functions or the site.");
      await pause(50);
    }
    return folder;
  }
  forgetEarlierRuns();
  try {
    await promisify(execFile)(process.execPath, ["--import", "tsx", "infra/commands/build.ts"], {
      env: { ...process.env, BUILD_DIR: folder },
    });
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw new Error((error as { stderr?: string }).stderr);
  }
  writeFileSync(`${done}.new`, "");
  renameSync(`${done}.new`, done);
  return folder;
}

function forgetEarlierRuns() {
  for (const run of readdirSync(BUILDS)) {
    try {
      process.kill(Number(run), 0);
    } catch {
      rmSync(join(BUILDS, run), { recursive: true, force: true });
    }
  }
}
