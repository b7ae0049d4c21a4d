import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { checkData } from "../../infra/data/check";
import { untilDrained } from "../../infra/local/control";
import { type RunningStack, runningStack } from "../../infra/local/state";
import { described, fuzz } from "./fuzz";

/**
 * npm run fuzz [-- --requests N --seed S]: sends requests of every kind that the API describes to a local stack of its own, looks
 * at each answer, and at the table in the end. The same seed sends the same requests. Ends with 1 when something was wrong.
 */
const { values } = parseArgs({
  options: {
    requests: { type: "string", default: "10000" },
    seed: { type: "string", default: String(Date.now() % 1_000_000) },
  },
});
const [requests, seed] = [Number(values.requests), Number(values.seed)];
const SHOWN = 20;

const folder = mkdtempSync(join(tmpdir(), "fuzz-"));
const child = spawn(process.execPath, ["--import", "tsx", "infra/commands/start.ts", "--empty"], {
  env: {
    ...process.env,
    PORT: "0",
    STATE_DIR: join(folder, "state"),
    BUILD_DIR: join("dist", "fuzz"),
    RATE_LIMITS: "off",
  },
  stdio: ["ignore", "ignore", "inherit"],
});
try {
  const stack = await started(child);
  Object.assign(process.env, stack.environment);
  console.log(`${requests.toLocaleString("en")} requests, seed ${seed}, at ${stack.origin}`);
  const began = performance.now();
  const { sent, coverage, findings } = await fuzz({ origin: stack.origin, requests, seed, onProgress });
  console.log(`\n${(sent / ((performance.now() - began) / 1000)).toFixed(0)} requests a second`);
  for (const line of coverage.lines) console.log(`  ${line}`);
  console.log(`  all: ${coverage.byStatus.map((pair) => pair.join(" ")).join("  ")}`);
  console.log(`Never done: ${coverage.untried.join(", ") || "nothing"}.`);
  for (const finding of findings.slice(0, SHOWN)) console.error(`\n${described(finding)}`);
  await untilDrained(stack.control);
  const { violations } = await checkData();
  for (const [rule, { count, examples }] of violations)
    console.error(`\n${rule}: ${count}\n  ${examples.join("\n  ")}`);
  console.log(`${findings.length} answers were wrong, ${violations.size} rules of the table are broken.`);
  process.exitCode = findings.length + violations.size === 0 ? 0 : 1;
} finally {
  child.kill("SIGTERM");
  await new Promise((resolve) => child.once("exit", resolve));
  rmSync(folder, { recursive: true, force: true });
}

async function started({ pid }: ChildProcess): Promise<RunningStack> {
  for (;;) {
    if (child.exitCode !== null) throw new Error("The stack did not start.");
    const stack = runningStack(join(folder, "state"));
    const isReady = stack?.pid === pid && (await fetch(`${stack?.origin}/api/health`).catch(() => undefined))?.ok;
    if (stack && isReady) return stack;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

function onProgress(sent: number) {
  if (sent % 100 === 0 && process.stdout.isTTY) process.stdout.write(`\r${sent.toLocaleString("en")}`);
}
