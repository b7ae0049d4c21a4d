import { parseArgs } from "node:util";
import { counted, progressBar } from "../data/progress";
import { reindexAll } from "../data/reindex";
import { openTarget } from "../data/target";

/**
 * npm run reindex [-- --check] [--fresh] [--target local|cloud]: makes the search follow from what is there, or with --check
 * prints as its last line how many of its items do not. A run that was stopped goes on where it stood, unless --fresh.
 */
try {
  const { values } = parseArgs({
    options: {
      check: { type: "boolean", default: false },
      fresh: { type: "boolean", default: false },
      target: { type: "string", default: "local" },
    },
  });
  const target = await openTarget(values.target);
  await target.drained(async () => true);
  const bar = progressBar();
  const differences = await reindexAll({
    isCheck: values.check,
    isFresh: values.fresh,
    onProgress: (partitions, found) =>
      bar.update(0, 1, `${counted(partitions, "partition")}, ${counted(found, "difference")}`),
  }).finally(bar.end);
  if (values.check) console.log(String(differences));
  else console.log(`The search of ${target.name} was made anew: ${counted(differences, "item")} put right.`);
  process.exitCode = values.check && differences > 0 ? 1 : 0;
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}
