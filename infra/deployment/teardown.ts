import { deleteBucket } from "./buckets";
import { type Cloud, placeOf } from "./cloud";
import { Stopped } from "./faults";
import { deleteParameters, readParameters } from "./parameters";
import { findStack, type Waiting } from "./stack";
import { takeDown } from "./take-down";
import type { Terminal } from "./terminal";

export type TeardownOptions = {
  /** What was typed ahead of being asked: the stack's name. */
  confirm?: string;
  /** Writes everything to a folder first. */
  exportTo: (folder: string) => Promise<void>;
  /** Where to, when it is already known; `false` is a no. */
  folder?: string | false;
  waiting: Waiting;
};

/**
 * Removes a community from the cloud until nothing of it is left there. It may be stopped anywhere and run again.
 * @throws Stopped when it was not confirmed, or AWS would not delete something.
 */
export async function tearDown(cloud: Cloud, terminal: Terminal, options: TeardownOptions): Promise<void> {
  const { stackName } = cloud;
  const stack = await findStack(cloud, stackName);
  const parameters = await readParameters(cloud);
  const staging = parameters["shape/staging"];
  if (!stack && Object.keys(parameters).length === 0) {
    return terminal.say(`There is nothing called ${stackName} in ${placeOf(cloud)}.`);
  }
  const hasData = stack?.Outputs?.some(({ OutputKey }) => OutputKey === "TableName");
  terminal.say(
    `This removes ${stackName} from ${placeOf(cloud)}: every person, room, message and picture, and the site.`,
  );
  if (hasData) await offerExport(terminal, options);
  const typed = options.confirm ?? (await terminal.ask(`Type ${stackName} to remove it for good:`));
  if (typed !== stackName)
    throw new Stopped(`Nothing was removed: ${stackName} was not typed (or give it as --confirm ${stackName}).`);

  if (stack) await takeDown(cloud, stack.StackId!, terminal, options.waiting);
  if (staging) await deleteBucket(cloud.objects, staging);
  const count = await deleteParameters(cloud);
  terminal.say(
    `Nothing of ${stackName} is left in ${placeOf(cloud)}: the stack, its data, the staging bucket and ${count} settings are gone.`,
  );
}

/** Exports first when somebody wants that; `false` for the folder is a no. */
export async function offerExport(
  terminal: Terminal,
  { folder, exportTo }: Pick<TeardownOptions, "folder" | "exportTo">,
) {
  const wanted = folder ?? (await terminal.ask("Folder to export everything to first (Enter for none):"));
  if (wanted) await exportTo(wanted);
}
