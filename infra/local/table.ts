import {
  CreateTableCommand,
  DeleteTableCommand,
  DescribeTableCommand,
  DynamoDBClient,
  ResourceNotFoundException,
} from "@aws-sdk/client-dynamodb";
import { INDEXES, TABLE } from "../../functions/table/schema";

export const LOCAL_REGION = "eu-central-1";

/** The engine checks no signature, but the headers must be there. */
export const LOCAL_CREDENTIALS = { accessKeyId: "local", secretAccessKey: "local-secret" };

export const adminClient = (endpoint: string) =>
  new DynamoDBClient({ endpoint, region: LOCAL_REGION, credentials: LOCAL_CREDENTIALS });

/** Makes the table of functions/table/schema.ts on the engine, unless it is there. */
export async function ensureTable(endpoint: string, tableName: string): Promise<{ streamArn: string }> {
  const client = adminClient(endpoint);
  try {
    const found = await client.send(new DescribeTableCommand({ TableName: tableName })).catch((error) => {
      if (error instanceof ResourceNotFoundException) return undefined;
      throw error;
    });
    if (found?.Table?.LatestStreamArn) return { streamArn: found.Table.LatestStreamArn };
    const made = await client.send(new CreateTableCommand(tableDefinition(tableName)));
    return { streamArn: made.TableDescription?.LatestStreamArn ?? "" };
  } finally {
    client.destroy();
  }
}

/** Deletes the table with everything in it. */
export async function dropTable(endpoint: string, tableName: string): Promise<void> {
  const client = adminClient(endpoint);
  await client.send(new DeleteTableCommand({ TableName: tableName })).catch((error) => {
    if (!(error instanceof ResourceNotFoundException)) throw error;
  });
  client.destroy();
}

const tableDefinition = (TableName: string) => {
  const indexes = Object.values(INDEXES);
  const keys = (partition: string, sort: string) => [
    { AttributeName: partition, KeyType: "HASH" as const },
    { AttributeName: sort, KeyType: "RANGE" as const },
  ];
  return {
    TableName,
    BillingMode: "PAY_PER_REQUEST" as const,
    KeySchema: keys(TABLE.partitionKey, TABLE.sortKey),
    AttributeDefinitions: [
      { AttributeName: TABLE.partitionKey, AttributeType: "S" as const },
      { AttributeName: TABLE.sortKey, AttributeType: "S" as const },
      ...indexes.flatMap(({ partitionKey, sortKey, sortType }) => [
        { AttributeName: partitionKey, AttributeType: "S" as const },
        { AttributeName: sortKey, AttributeType: sortType },
      ]),
    ],
    GlobalSecondaryIndexes: indexes.map(({ name, partitionKey, sortKey, projection }) => ({
      IndexName: name,
      KeySchema: keys(partitionKey, sortKey),
      Projection: { ProjectionType: "INCLUDE" as const, NonKeyAttributes: [...projection] },
    })),
    StreamSpecification: { StreamEnabled: true, StreamViewType: "NEW_AND_OLD_IMAGES" as const },
  };
};
