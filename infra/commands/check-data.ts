import { parseArgs } from "node:util";
import { checkData, type Report, RULES } from "../data/check";
import { counted, progressBar } from "../data/progress";
import { openTarget } from "../data/target";

/**
 * npm run check-data [-- --target local|cloud]: reads a stack's whole table and says what is in it and what should not be.
 * It waits until the stream has drained, changes nothing, and ends with 1 when a rule is broken.
 */
try {
  const { values } = parseArgs({ options: { target: { type: "string", default: "local" } } });
  const target = await openTarget(values.target);
  await target.drained(async () => true);
  const began = performance.now();
  const bar = progressBar();
  const onProgress = (items: number) => {
    if (items % 1000 === 0) bar.update(0, 1, `${counted(items, "item")} read`);
  };
  const report = await checkData({ onProgress }).finally(bar.end);
  print(report);
  console.log(`\n${target.name} was read in ${((performance.now() - began) / 1000).toFixed(1)} seconds.`);
  process.exitCode = verdict(report);
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}

function print({ counts }: Report) {
  const width = Math.max(...[...counts.keys()].map((kind) => kind.length), 0);
  for (const [kind, count] of [...counts].sort(([a], [b]) => (a < b ? -1 : 1))) {
    console.log(`${kind.padEnd(width)}  ${count.toLocaleString("en").padStart(10)}`);
  }
}

function verdict({ violations }: Report): number {
  for (const [rule, { count, examples }] of violations) {
    console.error(`\n${rule}: ${RULES[rule]} ${counted(count, "violation")}:`);
    for (const example of examples) console.error(`  ${example}`);
    if (count > examples.length) console.error(`  and ${counted(count - examples.length, "other")}`);
  }
  console.log(violations.size === 0 ? "Every rule holds." : "\nIf people were writing meanwhile, look again.");
  return violations.size === 0 ? 0 : 1;
}
