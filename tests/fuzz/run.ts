import { parseArgs } from "node:util";
import { checkData } from "../../infra/data/check";
import { untilDrained } from "../../infra/local/control";
import { OwnStack } from "../support/own-stack";
import { described, fuzz } from "./fuzz";

/**
 * npm run fuzz [-- --requests N --seed S]: sends requests of every kind that the API describes to a local stack of its own, looks
 * at each answer, and at the table in the end; tells how often each operation was answered how. The same seed sends the same
 * requests, as far as requests at the same moment are answered the same. Ends with 1 when something was wrong.
 */
const { values } = parseArgs({
  options: {
    requests: { type: "string", default: "10000" },
    seed: { type: "string", default: String(Date.now() % 1_000_000) },
  },
});
const [requests, seed] = [Number(values.requests), Number(values.seed)];
const SHOWN = 20;

const own = new OwnStack("fuzz");
try {
  const stack = await own.start();
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
  await own.remove();
}

function onProgress(sent: number) {
  if (sent % 100 === 0 && process.stdout.isTTY) process.stdout.write(`\r${sent.toLocaleString("en")}`);
}
