import { parseArgs } from "node:util";
import { openCloud, placeOf } from "../deployment/cloud";
import { deleteParameter, readParameters, writeParameter } from "../deployment/parameters";
import { afterRotation, givenIn, optionalIn, rotated, setUpNeeded, setUpSignIn } from "../deployment/setup";
import { findStack } from "../deployment/stack";
import { command, terminal } from "../deployment/terminal";
import { PARAMETERS, type ParameterPath } from "../settings";

/**
 * npm run setup: asks for what is missing and makes what can be made. --set NAME=VALUE and --unset NAME settle one thing,
 * --rotate NAME changes a key, --list tells what is there.
 */
await command(async () => {
  const { values } = parseArgs({
    options: {
      set: { type: "string", multiple: true, default: [] },
      unset: { type: "string", multiple: true, default: [] },
      rotate: { type: "string", multiple: true, default: [] },
      list: { type: "boolean", default: false },
    },
  });
  const given = givenIn(values.set);
  const unset = optionalIn(values.unset);
  const cloud = await openCloud();
  terminal.say(`${cloud.stackName} in ${placeOf(cloud)}`);
  if (values.list) {
    const found = await readParameters(cloud);
    for (const [path, { about }] of Object.entries(PARAMETERS)) {
      terminal.say(`${found[path as ParameterPath] ? "set    " : "missing"}  ${path.padEnd(28)} ${about}`);
    }
    return;
  }
  if (values.rotate.length > 0) {
    const found = await readParameters(cloud);
    for (const path of values.rotate as ParameterPath[]) {
      const value = rotated(path, found[path]);
      await writeParameter(cloud, path, value);
      terminal.say(afterRotation(path, value));
    }
    return;
  }
  const found = await setUpNeeded(cloud, terminal, given);
  for (const path of Object.keys(given)) terminal.say(`${path} is set.`);
  for (const path of unset) {
    await deleteParameter(cloud, path);
    terminal.say(`${path} is no longer set.`);
  }
  if (values.set.length + unset.length > 0) return;
  const stack = await findStack(cloud, cloud.stackName);
  const origin = stack?.Outputs?.find(({ OutputKey }) => OutputKey === "Address")?.OutputValue;
  await setUpSignIn(cloud, terminal, found, origin);
  terminal.say(origin ? "\nChanged values are used within five minutes." : "\nNext: npm run deploy");
});
