import { parseArgs } from "node:util";
import { exportTo } from "../data/archive/export";
import { counted, progressBar } from "../data/progress";
import { openTarget } from "../data/target";
import { Stopped } from "../deployment/faults";
import { command, terminal } from "../deployment/terminal";

/**
 * npm run export -- FOLDER [--target local|cloud]: writes everything of a community to a folder, as JSON Lines and pictures.
 * Run it again when it was stopped: it goes on. `npm run import -- FOLDER` puts it back. --table NAME reads another table of
 * the same kind, such as one restored from a point in time.
 */
await command(async () => {
  const { values, positionals } = parseArgs({
    options: { target: { type: "string", default: "local" }, table: { type: "string" } },
    allowPositionals: true,
  });
  const [folder, ...more] = positionals;
  if (!folder || more.length > 0) throw new Stopped("Use: npm run export -- FOLDER [--target local|cloud]");
  const target = await openTarget(values.target);
  await target.drained(async () => true);
  // One that was restored from a point in time stands beside the community's own.
  if (values.table) process.env.TABLE_NAME = values.table;
  const bar = progressBar();
  const { items, pictures } = await exportTo(folder, bar.update).finally(bar.end);
  terminal.say(`${counted(items, "item")} and ${counted(pictures, "picture")} of ${target.name} are in ${folder}.`);
});
