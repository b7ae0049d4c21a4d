import { parseArgs } from "node:util";
import { buildForCloud, SITE } from "../deployment/build";
import { openCloud } from "../deployment/cloud";
import { deploy } from "../deployment/deploy";
import { enterCloud } from "../deployment/environment";
import { newOwnerLink } from "../deployment/owner-link";
import { givenIn } from "../deployment/setup";
import { command, terminal } from "../deployment/terminal";

/**
 * npm run deploy: builds, shows what would change, changes it, puts the site in place and tries it. --yes goes on without
 * asking, --set NAME=VALUE settles what setup would ask for.
 */
await command(async () => {
  const { values } = parseArgs({
    options: {
      yes: { type: "boolean", default: false },
      set: { type: "string", multiple: true, default: [] },
    },
  });
  const given = givenIn(values.set);
  const cloud = await openCloud();
  await deploy(cloud, terminal, {
    yes: values.yes,
    given,
    async build() {
      await buildForCloud();
      return SITE;
    },
    ownerLink: async () => newOwnerLink(await enterCloud(cloud)),
    waiting: { everyMs: 5000, onStatus: (status) => terminal.say(`  ${status}`) },
    patience: { seconds: 180, everyMs: 5000 },
  });
});
