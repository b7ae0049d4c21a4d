import {
  ContinueUpdateRollbackCommand,
  DeleteStackCommand,
  DescribeStacksCommand,
  ListStackResourcesCommand,
  type Stack,
  type StackResourceSummary,
  UpdateTerminationProtectionCommand,
} from "@aws-sdk/client-cloudformation";
import type { Cloud } from "./cloud";
import { placeOf } from "./cloud";
import { Stopped } from "./faults";

/** The stack as it stands; undefined when there is none. */
export async function findStack({ stacks }: Cloud, nameOrId: string): Promise<Stack | undefined> {
  try {
    return (await stacks.send(new DescribeStacksCommand({ StackName: nameOrId }))).Stacks?.[0];
  } catch (error) {
    const { name, message } = error as Error;
    if (name === "ValidationError" && /does not exist/.test(message)) return undefined;
    throw error;
  }
}

/** What the stack tells of itself: see infra/cloud/stack.ts. */
export type Outputs = {
  Address: string;
  ApiAddress: string;
  DistributionId: string;
  SiteBucketName: string;
  AvatarBucketName: string;
  IncomingBucketName: string;
  SetAsideBucketName: string;
  TableName: string;
  WalkName: string;
};

/** @throws Stopped when there is no community in this account and region, or not a whole one. */
export async function outputsOf(cloud: Cloud): Promise<Outputs> {
  const stack = await findStack(cloud, cloud.stackName);
  if (!stack) {
    throw new Stopped(
      `No community called ${cloud.stackName} is deployed in ${placeOf(cloud)}: choose another region with AWS_REGION, or run \`npm run deploy\`.`,
    );
  }
  const outputs = Object.fromEntries(
    (stack.Outputs ?? []).map(({ OutputKey, OutputValue }) => [OutputKey, OutputValue]),
  );
  if (!outputs.TableName) {
    throw new Stopped(
      `The community in ${placeOf(cloud)} is half-finished (${stack.StackStatus}): run \`npm run deploy\` to finish it, or \`npm run teardown\`.`,
    );
  }
  return outputs as Outputs;
}

/** What the stack has made and not deleted. */
export async function resourcesOf({ stacks }: Cloud, stackId: string): Promise<StackResourceSummary[]> {
  const found: StackResourceSummary[] = [];
  let NextToken: string | undefined;
  do {
    const page = await stacks.send(new ListStackResourcesCommand({ StackName: stackId, NextToken }));
    found.push(...(page.StackResourceSummaries ?? []));
    NextToken = page.NextToken;
  } while (NextToken);
  return found.filter(
    ({ ResourceStatus, PhysicalResourceId }) => ResourceStatus !== "DELETE_COMPLETE" && PhysicalResourceId,
  );
}

export const setTerminationProtection = ({ stacks, stackName }: Cloud, on: boolean) =>
  stacks.send(new UpdateTerminationProtectionCommand({ StackName: stackName, EnableTerminationProtection: on }));

export const deleteStack = ({ stacks, stackName }: Cloud) =>
  stacks.send(new DeleteStackCommand({ StackName: stackName }));

/** Takes up an undoing that had got stuck. */
export const continueUndoing = ({ stacks, stackName }: Cloud) =>
  stacks.send(new ContinueUpdateRollbackCommand({ StackName: stackName }));

export type Waiting = { everyMs: number; onStatus?: (status: string) => void };

/** Waits until nothing is in progress and answers the status then; undefined when the stack is gone. */
export async function untilSettled(cloud: Cloud, stackId: string, { everyMs, onStatus }: Waiting) {
  for (let last = ""; ; ) {
    const stack = await findStack(cloud, stackId);
    const status = stack?.StackStatus;
    // Asked by its id, a deleted stack is still told of.
    if (!status || status === "DELETE_COMPLETE") return undefined;
    // A stack under review has only been thought of: nothing of it is being made.
    if (!status.endsWith("_IN_PROGRESS") || status === "REVIEW_IN_PROGRESS") return status;
    if (status !== last) onStatus?.(status);
    last = status;
    await new Promise((resolve) => setTimeout(resolve, everyMs));
  }
}
