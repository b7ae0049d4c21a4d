import { execFile } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { parseArgs, promisify } from "node:util";
import { temporaryFolder } from "../support/table";
import { REGRESSIONS, type Regression } from "./list";

/**
 * Puts deliberate faults, one at a time, into a copy of the project and demands that its tests fail. What a test would not
 * notice is not kept by it. `npm run test:regressions -- --only cookie` for those whose name has that word, `-- --part 2/4` for
 * the second quarter of them.
 */
const { values } = parseArgs({
  options: { only: { type: "string", default: "" }, part: { type: "string", default: "1/1" } },
});
const [part = 1, parts = 1] = values.part.split("/").map(Number);
const named = REGRESSIONS.filter(({ name }) => name.includes(values.only));
const chosen = named.slice(Math.floor(((part - 1) * named.length) / parts), Math.floor((part * named.length) / parts));

const run = promisify(execFile);
const copy = temporaryFolder();
try {
  await copyProject();
  process.exitCode = (await allFail()) ? 0 : 1;
} finally {
  copy.remove();
}

/** What git knows and does not ignore, as it stands now. */
async function copyProject() {
  const listed = await run("git", ["ls-files", "--cached", "--others", "--exclude-standard", "-z"], { maxBuffer: 1e8 });
  const present = await run("git", ["ls-files", "--deleted", "-z"], { maxBuffer: 1e8 });
  const deleted = new Set(present.stdout.split("\0"));
  for (const file of listed.stdout.split("\0").filter((one) => one !== "" && !deleted.has(one))) {
    mkdirSync(dirname(join(copy.path, file)), { recursive: true });
    cpSync(file, join(copy.path, file));
  }
  symlinkSync(resolve("node_modules"), join(copy.path, "node_modules"));
}

async function allFail(): Promise<boolean> {
  const sound = await fails([...new Set(chosen.flatMap(({ tests }) => tests))]);
  if (sound) {
    console.error(`These tests fail without any fault, so they tell nothing:\n${sound}`);
    return false;
  }
  const unseen = [];
  for (const regression of chosen) {
    const seen = await isSeen(regression);
    console.log(`${seen ? "seen    " : "NOT SEEN"}  ${regression.name}`);
    if (!seen) unseen.push(regression);
  }
  console.log(`${chosen.length - unseen.length} of ${chosen.length} regressions are seen by a test.`);
  return unseen.length === 0;
}

async function isSeen({ name, file, find, put, tests }: Regression): Promise<boolean> {
  const path = join(copy.path, file);
  const text = readFileSync(path, "utf8");
  if (text.split(find).length !== 2) throw new Error(`${name}: the text to replace stands not once in ${file}.`);
  writeFileSync(
    path,
    text.replace(find, () => put),
  );
  try {
    return (await fails(tests)) !== undefined;
  } finally {
    writeFileSync(path, text);
  }
}

/** What vitest says when tests fail; undefined when they pass. */
async function fails(tests: string[]): Promise<string | undefined> {
  const vitest = join(copy.path, "node_modules/vitest/vitest.mjs");
  try {
    await run(process.execPath, [vitest, "run", ...tests], { cwd: copy.path, maxBuffer: 1e8 });
    return undefined;
  } catch (error) {
    const { stdout, stderr } = error as { stdout?: string; stderr?: string };
    const said = `${stdout}${stderr}`;
    // A test that failed, not a vitest that could not run.
    if (!said.includes("FAIL")) throw new Error(said.slice(-4000));
    return said.slice(-4000);
  }
}
