import { execFileSync, spawn } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { GUARDS, type Guard } from "./guards";

/**
 * npm run test:guards [-- --only WORDS] [--part 2/4] [--all]: breaks each guard on purpose in a copy, one at a time, and runs the tests that must
 * notice (with --all, all of them). Ends with 1 when nobody noticed.
 */
const { values } = parseArgs({
  options: {
    only: { type: "string", default: "" },
    part: { type: "string", default: "1/1" },
    all: { type: "boolean", default: false },
  },
});
const [part = 1, parts = 1] = values.part.split("/").map(Number);
const named = GUARDS.filter(({ name }) => name.includes(values.only));
const guards = named.slice(Math.floor(((part - 1) * named.length) / parts), Math.floor((part * named.length) / parts));

/** Each lane has a copy of its own, so that what one breaks the other does not see. */
const LANES = 2;
/** Tests that do not come to an end have noticed too. */
const LONGEST_MS = 300_000;

const folder = mkdtempSync(join(tmpdir(), "guards-"));
const began = performance.now();
try {
  const lanes = Array.from({ length: LANES }, (_, lane) => join(folder, String(lane)));
  for (const lane of lanes) copyTo(lane);
  await mustPass(lanes[0]!);
  const waiting = [...guards];
  const unnoticed: Guard[] = [];
  await Promise.all(
    lanes.map(async (lane) => {
      for (let guard = waiting.shift(); guard; guard = waiting.shift())
        if (!(await isNoticed(guard, lane))) unnoticed.push(guard);
    }),
  );
  console.log(`${guards.length - unnoticed.length} of ${guards.length} broken guards were noticed, ${since(began)}.`);
  process.exitCode = unnoticed.length === 0 ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** The working tree, as it would be committed; packages are those of the original. */
function copyTo(copy: string) {
  const files = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard"])
    .toString()
    .trim()
    .split("\n");
  for (const file of files) {
    mkdirSync(dirname(join(copy, file)), { recursive: true });
    cpSync(file, join(copy, file), { force: true, recursive: true, errorOnExist: false });
  }
  symlinkSync(resolve("node_modules"), join(copy, "node_modules"));
}

/** Before anything is broken: the same tests, those that run in part by their cases. */
async function mustPass(copy: string) {
  const whole = guards.filter(({ cases }) => !cases || values.all).flatMap(({ tests }) => tests);
  const inPart = guards.filter(({ cases }) => cases && !values.all);
  const passed =
    (whole.length === 0 || (await passes(copy, values.all ? [] : whole))) &&
    (inPart.length === 0 ||
      (await passes(
        copy,
        inPart.flatMap(({ tests }) => tests),
        inPart.map(({ cases }) => cases!),
      )));
  if (!passed) throw new Error("The tests fail before anything is broken.");
  console.log(`All of them pass before anything is broken, ${since(began)}.`);
}

async function isNoticed({ name, file, find, replace, tests, cases }: Guard, copy: string): Promise<boolean> {
  const path = join(copy, file);
  const whole = readFileSync(path, "utf8");
  const parts = whole.split(find);
  if (parts.length !== 2) throw new Error(`${name}: ${file} does not hold it once.`);
  writeFileSync(path, parts.join(replace));
  const from = performance.now();
  const noticed = !(await (values.all ? passes(copy, []) : passes(copy, tests, cases ? [cases] : [])));
  writeFileSync(path, whole);
  console.log(`${noticed ? "noticed  " : "UNNOTICED"} ${since(from).padStart(6)}  ${name}`);
  return noticed;
}

function since(from: number) {
  return `${((performance.now() - from) / 1000).toFixed(0)} s`;
}

/** Whether these tests pass in the copy, or the cases of them that have such words in their title; all, if none is named. */
function passes(copy: string, tests: string[], cases: string[] = []): Promise<boolean> {
  const titles = cases.map((words) => words.replace(/[^\w ]/g, "\\$&")).join("|");
  const chosen = titles ? ["--testNamePattern", titles] : [];
  const child = spawn(
    process.execPath,
    ["node_modules/vitest/vitest.mjs", "run", "--bail=1", ...new Set(tests), ...chosen],
    { cwd: copy, stdio: "ignore", timeout: LONGEST_MS },
  );
  return new Promise((resolve) => child.once("exit", (status) => resolve(status === 0)));
}
