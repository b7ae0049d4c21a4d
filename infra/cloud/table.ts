import { RemovalPolicy } from "aws-cdk-lib";
import {
  AttributeType,
  Billing,
  ProjectionType,
  StreamViewType,
  TableEncryptionV2,
  TableV2,
} from "aws-cdk-lib/aws-dynamodb";
import type { Construct } from "constructs";
import { INDEXES, TABLE } from "../../functions/table/schema";
import { keepWhenReplaced } from "./kept";

const TYPES = { S: AttributeType.STRING, N: AttributeType.NUMBER } as const;

/**
 * The one table, as functions/table/schema.ts has it. It can be brought back to any second of the last 35 days, and
 * while it is protected nobody deletes it, CloudFormation included. It is a global table of one region: others can join.
 */
export function communityTable(scope: Construct, id: string) {
  const table = new TableV2(scope, id, {
    partitionKey: { name: TABLE.partitionKey, type: AttributeType.STRING },
    sortKey: { name: TABLE.sortKey, type: AttributeType.STRING },
    globalSecondaryIndexes: Object.values(INDEXES).map(({ name, partitionKey, sortKey, sortType, projection }) => ({
      indexName: name,
      partitionKey: { name: partitionKey, type: AttributeType.STRING },
      sortKey: { name: sortKey, type: TYPES[sortType] },
      projectionType: ProjectionType.INCLUDE,
      nonKeyAttributes: [...projection],
    })),
    billing: Billing.onDemand(),
    encryption: TableEncryptionV2.dynamoOwnedKey(),
    timeToLiveAttribute: TABLE.ttl,
    dynamoStream: StreamViewType.NEW_AND_OLD_IMAGES,
    pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
    deletionProtection: true,
    // The teardown lifts the protection first; until then even a deleted stack leaves the table where it is.
    removalPolicy: RemovalPolicy.DESTROY,
  });
  keepWhenReplaced(table);
  return table;
}
