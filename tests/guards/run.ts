import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { GUARDS, type Guard } from "./guards";

/**
 * npm run test:guards [-- --only WORDS] [--all]: breaks each guard on purpose in a copy, one at a time, and runs the tests that must
 * notice (with --all, all of them). Ends with 1 when nobody noticed.
 */
const { values } = parseArgs({ options: { only: { type: "string" }, all: { type: "boolean", default: false } } });
const guards = GUARDS.filter(({ name }) => name.includes(values.only ?? ""));

const copy = mkdtempSync(join(tmpdir(), "guards-"));
try {
  copyTo(copy);
  const needed = [...new Set(guards.flatMap(testsOf))];
  if (!passes(needed)) throw new Error("The tests fail before anything is broken.");
  const unnoticed = guards.filter((guard) => !isNoticed(guard));
  console.log(`${guards.length - unnoticed.length} of ${guards.length} broken guards were noticed.`);
  process.exitCode = unnoticed.length === 0 ? 0 : 1;
} finally {
  rmSync(copy, { recursive: true, force: true });
}

function testsOf({ tests }: Guard): string[] {
  return values.all ? [] : tests;
}

/** The working tree, as it would be committed; packages are those of the original. */
function copyTo(folder: string) {
  const files = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard"])
    .toString()
    .trim()
    .split("\n");
  for (const file of files) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    cpSync(file, join(folder, file), { force: true, recursive: true, errorOnExist: false });
  }
  symlinkSync(resolve("node_modules"), join(folder, "node_modules"));
}

function isNoticed(guard: Guard): boolean {
  const path = join(copy, guard.file);
  const whole = readFileSync(path, "utf8");
  const parts = whole.split(guard.find);
  if (parts.length !== 2) throw new Error(`${guard.name}: ${guard.file} does not hold it once.`);
  writeFileSync(path, parts.join(guard.replace));
  const began = performance.now();
  const noticed = !passes(testsOf(guard));
  writeFileSync(path, whole);
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  console.log(`${noticed ? "noticed  " : "UNNOTICED"} ${seconds.padStart(6)} s  ${guard.name}`);
  return noticed;
}

/** Whether these tests pass in the copy; all, if none is named. */
function passes(tests: string[]): boolean {
  const { status } = spawnSync(process.execPath, ["node_modules/vitest/vitest.mjs", "run", "--bail=1", ...tests], {
    cwd: copy,
    stdio: "ignore",
  });
  return status === 0;
}
