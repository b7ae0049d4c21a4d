import { parseArgs } from "node:util";
import { counted, progressBar } from "../data/progress";
import { repair } from "../data/repair";
import { openTarget } from "../data/target";
import { Stopped } from "../deployment/faults";
import { command, terminal } from "../deployment/terminal";

/**
 * npm run repair [-- --target local|cloud]: tells every module of everything that is there, as if it had just been written,
 * so that what the stream should have derived is there again. A second run changes nothing.
 */
await command(async () => {
  const { values } = parseArgs({ options: { target: { type: "string", default: "local" } } });
  const target = await openTarget(values.target);
  await target.drained(async () => true);
  const bar = progressBar();
  const { told, failed } = await repair(bar.update).finally(bar.end);
  await target.drained(async () => true);
  terminal.say(`${counted(told, "item")} of ${target.name} told again.`);
  if (failed > 0)
    throw new Stopped(`${counted(failed, "item")} could not be derived from: run this again, or see \`npm run logs\`.`);
});
