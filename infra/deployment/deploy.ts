import type { Options } from "../cloud/options";
import { ensureBucket } from "./buckets";
import { cdk } from "./cdk";
import { type Cloud, placeOf } from "./cloud";
import { Stopped } from "./faults";
import { mend, reasonOf } from "./half-finished";
import type { Parameters } from "./parameters";
import { setUpNeeded } from "./setup";
import { forgetOldFiles, invalidate, uploadSite } from "./site";
import { type Patience, smokeTest } from "./smoke";
import { findStack, type Outputs, outputsOf, type Waiting } from "./stack";
import { ASSEMBLY, synthesise } from "./synth";
import type { Terminal } from "./terminal";

export type DeployOptions = {
  /** Goes on without asking once the difference has been shown. */
  yes: boolean;
  given: Parameters;
  /** Builds functions and site, and answers the site's folder. */
  build: () => Promise<string>;
  /** The one-time link by which somebody becomes the owner; undefined when there is one. */
  ownerLink: (outputs: Outputs) => Promise<string | undefined>;
  waiting: Waiting;
  patience: Patience;
};

/**
 * Brings the community into the cloud, or what has changed of it. It may be stopped anywhere and run again.
 * @throws Stopped in one sentence.
 */
export async function deploy(cloud: Cloud, terminal: Terminal, options: DeployOptions): Promise<void> {
  terminal.say(`${cloud.stackName} in ${placeOf(cloud)}`);
  const parameters = await setUpNeeded(cloud, terminal, options.given);
  await mend(cloud, terminal, options.waiting);
  const isNew = (await findStack(cloud, cloud.stackName)) === undefined;

  terminal.say("Building.");
  const siteFolder = await options.build();
  await synthesise(shapeOf(cloud, parameters));
  await ensureBucket(cloud, parameters["shape/staging"]!);

  await cdk(cloud, ["diff", "--app", ASSEMBLY]);
  if (!options.yes) await askToGoOn(cloud, terminal, isNew);
  await roll(cloud);

  const outputs = await outputsOf(cloud);
  const files = await uploadSite(cloud, outputs.SiteBucketName, siteFolder, outputs.Address);
  await invalidate(cloud, outputs.DistributionId);
  await forgetOldFiles(cloud, outputs.SiteBucketName, siteFolder);
  terminal.say(`${files} files of the site are in place.`);
  await tell(cloud, terminal, outputs, options);
}

const shapeOf = ({ stackName }: Cloud, parameters: Parameters) => ({
  stackName,
  staging: parameters["shape/staging"],
  domain: parameters["shape/domain"],
  certificate: parameters["shape/certificate"],
  firewall: parameters["shape/firewall"],
  tracing: parameters["shape/tracing"] as Options["tracing"] | undefined,
});

async function askToGoOn(cloud: Cloud, terminal: Terminal, isNew: boolean) {
  const question = isNew ? `Make all of this in ${placeOf(cloud)}? [y/N]` : "Change this? [y/N]";
  if (!/^y(es)?$/i.test((await terminal.ask(question)) ?? "")) {
    throw new Stopped("Nothing was changed: say y, or run this with --yes.");
  }
}

/** What was asked for is what was shown, so the CDK need not ask again. */
async function roll(cloud: Cloud) {
  try {
    await cdk(cloud, ["deploy", "--app", ASSEMBLY, "--require-approval", "never"]);
  } catch (error) {
    const stack = await findStack(cloud, cloud.stackName);
    if (!stack?.StackStatus || /(CREATE|UPDATE)_COMPLETE$/.test(stack.StackStatus)) throw error;
    throw new Stopped(`AWS could not make it so (${await reasonOf(cloud, stack)}): mend that, then run this again.`);
  }
}

async function tell(cloud: Cloud, terminal: Terminal, outputs: Outputs, { ownerLink, patience }: DeployOptions) {
  const faults = await smokeTest(outputs, patience);
  if (faults.length > 0) {
    throw new Stopped(
      `${cloud.stackName} is deployed at ${outputs.Address}, but ${faults.join("; ")}: \`npm run logs\` may tell why.`,
    );
  }
  terminal.say(`\n  ${outputs.Address}\n`);
  const link = await ownerLink(outputs);
  if (link) terminal.say(`Whoever opens this link first, signed in, becomes the owner:\n\n  ${link}\n`);
  terminal.say("Signing in is set up with `npm run setup`. AWS has sent an e-mail: confirm it to get the alarms.");
}
