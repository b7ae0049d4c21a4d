import type { StackResourceSummary } from "@aws-sdk/client-cloudformation";
import { UpdateContinuousBackupsCommand, UpdateTableCommand } from "@aws-sdk/client-dynamodb";
import { emptyBucket } from "./buckets";
import type { Cloud } from "./cloud";
import { Stopped } from "./faults";
import { deleteStack, resourcesOf, setTerminationProtection, untilSettled, type Waiting } from "./stack";
import type { Terminal } from "./terminal";

const TABLES = ["AWS::DynamoDB::GlobalTable", "AWS::DynamoDB::Table"];
const TRIES = 3;

/**
 * Deletes a stack and everything in it, protected or not, empty or not. It may be stopped anywhere and run again.
 * @throws Stopped naming what AWS would not delete.
 */
export async function takeDown(cloud: Cloud, stackId: string, terminal: Terminal, waiting: Waiting): Promise<void> {
  // Another run may be under way, or AWS busy undoing something: what is being changed cannot be deleted.
  if (!(await untilSettled(cloud, stackId, waiting))) return;
  for (let attempt = 1; ; attempt++) {
    const resources = await resourcesOf(cloud, stackId);
    await setTerminationProtection(cloud, false);
    for (const { PhysicalResourceId } of ofType(resources, TABLES))
      await releaseTable(cloud, PhysicalResourceId!, terminal);
    // Buckets are emptied last before they are deleted: until then somebody may put something in.
    for (const { PhysicalResourceId } of ofType(resources, ["AWS::S3::Bucket"])) {
      const deleted = await emptyBucket(cloud.objects, PhysicalResourceId!);
      if (deleted > 0) terminal.say(`  ${deleted} objects of ${PhysicalResourceId} are deleted.`);
    }
    await deleteStack(cloud);
    const status = await untilSettled(cloud, stackId, waiting);
    if (!status) return;
    if (attempt === TRIES)
      throw new Stopped(`AWS did not delete ${await leftOf(cloud, stackId)}: run this again in some minutes.`);
    terminal.say("  Something was in use; once more.");
  }
}

const ofType = (resources: StackResourceSummary[], types: string[]) =>
  resources.filter(({ ResourceType }) => types.includes(ResourceType!));

/** What says that a table is gone, or not yet such that anything of it could be changed. */
const GONE = ["ResourceNotFoundException", "TableNotFoundException", "ResourceInUseException"];

/** Lifts the protection, and ends the backup that AWS would otherwise keep for another month. */
async function releaseTable({ tables }: Cloud, TableName: string, terminal: Terminal) {
  const noBackup = { TableName, PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: false } };
  await tables
    .send(new UpdateContinuousBackupsCommand(noBackup))
    .catch(unless(...GONE, "ContinuousBackupsUnavailableException"));
  const lifted = await tables
    .send(new UpdateTableCommand({ TableName, DeletionProtectionEnabled: false }))
    .catch(unless(...GONE));
  if (lifted) terminal.say(`  The protection of ${TableName} is lifted.`);
}

const unless =
  (...names: string[]) =>
  (error: Error) => {
    if (!names.includes(error.name)) throw error;
  };

async function leftOf(cloud: Cloud, stackId: string) {
  const left = await resourcesOf(cloud, stackId);
  const stuck = left.filter(({ ResourceStatus }) => ResourceStatus === "DELETE_FAILED");
  return (stuck.length > 0 ? stuck : left)
    .map(
      ({ LogicalResourceId, ResourceStatusReason }) =>
        `${LogicalResourceId} (${ResourceStatusReason ?? "no reason given"})`,
    )
    .join(", ");
}
