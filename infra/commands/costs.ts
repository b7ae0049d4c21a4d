import { costTable } from "../deployment/costs";
import { Stopped } from "../deployment/faults";
import { command, terminal } from "../deployment/terminal";

/** npm run costs [-- PEOPLE_A_DAY ...]: what a community of that size costs a month; see docs/deploy.md. */
await command(async () => {
  const given = process.argv.slice(2);
  const sizes = (given.length > 0 ? given : ["0", "1000", "100000", "1000000"]).map(Number);
  if (sizes.some((size) => !(size >= 0))) throw new Stopped("Use: npm run costs -- 250000");
  terminal.say(costTable(sizes));
});
