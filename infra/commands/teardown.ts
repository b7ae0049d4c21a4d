import { parseArgs } from "node:util";
import { exportTo } from "../data/archive/export";
import { progressBar } from "../data/progress";
import { openCloud } from "../deployment/cloud";
import { enterCloud } from "../deployment/environment";
import { Stopped } from "../deployment/faults";
import { tearDownLocal } from "../deployment/local";
import { tearDown } from "../deployment/teardown";
import { command, terminal } from "../deployment/terminal";
import { stateFolder } from "../local/state";

/**
 * npm run teardown [-- --target local|cloud]: removes a community and everything that is kept of it. It asks for the name;
 * --confirm NAME types it ahead, --export FOLDER exports everything first, --no-export does not ask about that.
 */
await command(async () => {
  const { values } = parseArgs({
    options: {
      target: { type: "string", default: "local" },
      confirm: { type: "string" },
      export: { type: "string" },
      "no-export": { type: "boolean", default: false },
    },
  });
  const options = { confirm: values.confirm, folder: values["no-export"] ? (false as const) : values.export };
  const exporting = async (folder: string) => {
    const bar = progressBar();
    await exportTo(folder, bar.update).finally(bar.end);
    terminal.say(`Everything is in ${folder}.`);
  };
  if (values.target === "local") return tearDownLocal(stateFolder(), terminal, { ...options, exportTo: exporting });
  if (values.target !== "cloud") throw new Stopped(`--target is local or cloud, not ${values.target}.`);
  const cloud = await openCloud();
  await tearDown(cloud, terminal, {
    ...options,
    async exportTo(folder) {
      await enterCloud(cloud);
      await exporting(folder);
    },
    waiting: { everyMs: 5000, onStatus: (status) => terminal.say(`  ${status}`) },
  });
});
