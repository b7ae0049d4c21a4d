import { DescribeStackEventsCommand, type Stack } from "@aws-sdk/client-cloudformation";
import type { Cloud } from "./cloud";
import { placeOf } from "./cloud";
import { Stopped } from "./faults";
import { continueUndoing, findStack, untilSettled, type Waiting } from "./stack";
import { takeDown } from "./take-down";
import type { Terminal } from "./terminal";

/** A first deployment that stopped half-way: it never held anything. */
const NEVER_FINISHED = /^(CREATE_FAILED|ROLLBACK_COMPLETE|ROLLBACK_FAILED)$/;

/**
 * Brings whatever an earlier run left behind into a state from which one can deploy.
 * @throws Stopped when somebody else is at it, or a teardown has begun.
 */
export async function mend(cloud: Cloud, terminal: Terminal, waiting: Waiting): Promise<void> {
  const stack = await findStack(cloud, cloud.stackName);
  const status = stack?.StackStatus;
  if (!stack || !status) return;
  if (NEVER_FINISHED.test(status)) {
    terminal.say(
      `An earlier deployment stopped half-way (${await reasonOf(cloud, stack)}). What it left is removed first.`,
    );
    await takeDown(cloud, stack.StackId!, terminal, waiting);
  } else if (status === "UPDATE_ROLLBACK_FAILED") {
    terminal.say("An earlier update was not undone to its end. That is done first.");
    await continueUndoing(cloud);
    const now = await untilSettled(cloud, stack.StackId!, waiting);
    if (now !== "UPDATE_ROLLBACK_COMPLETE") {
      throw new Stopped(
        `The earlier update cannot be undone (${await reasonOf(cloud, stack)}): mend that in the CloudFormation console, then run this again.`,
      );
    }
  } else if (status.startsWith("DELETE_")) {
    throw new Stopped(
      `The community in ${placeOf(cloud)} is being torn down (${status}): run \`npm run teardown\` to the end, then deploy.`,
    );
  } else if (status.endsWith("_IN_PROGRESS") && status !== "REVIEW_IN_PROGRESS") {
    throw new Stopped(
      `The community in ${placeOf(cloud)} is changing just now (${status}): wait until that has ended, then run this again.`,
    );
  }
}

/** Why the stack's last change failed, as AWS says it of the first thing that did. */
export async function reasonOf({ stacks }: Cloud, { StackId, StackStatusReason }: Stack): Promise<string> {
  const { StackEvents = [] } = await stacks.send(new DescribeStackEventsCommand({ StackName: StackId }));
  const failed = StackEvents.filter(({ ResourceStatus }) => ResourceStatus?.endsWith("_FAILED"))
    // Newest first; what was merely cancelled was not the cause.
    .filter(({ ResourceStatusReason }) => !/cancelled/i.test(ResourceStatusReason ?? ""))
    .at(-1);
  return failed
    ? `${failed.LogicalResourceId}: ${failed.ResourceStatusReason}`
    : (StackStatusReason ?? "no reason given");
}
