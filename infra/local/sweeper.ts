import { ConditionalCheckFailedException, DeleteItemCommand, ScanCommand } from "@aws-sdk/client-dynamodb";
import { TABLE } from "../../functions/table/schema";
import { SCAN_PAGE } from "./page";
import { adminClient } from "./table";

/** Pages that one sweep reads; the next sweep goes on from there. */
const PAGES = 10;

/**
 * Deletes what has expired, as DynamoDB's TTL does some time after the moment is over; the engine never does.
 * Answers how many items it deleted.
 */
export function sweeper(endpoint: string, TableName: string) {
  const client = adminClient(endpoint);
  let from: Record<string, { S: string }> | undefined;

  async function sweepPage(now: string): Promise<number> {
    const { Items = [], LastEvaluatedKey } = await client.send(
      new ScanCommand({
        TableName,
        ExclusiveStartKey: from,
        Limit: SCAN_PAGE,
        FilterExpression: "#ttl <= :now",
        ProjectionExpression: "#pk, #sk",
        ExpressionAttributeNames: { "#ttl": TABLE.ttl, "#pk": TABLE.partitionKey, "#sk": TABLE.sortKey },
        ExpressionAttributeValues: { ":now": { N: now } },
      }),
    );
    from = LastEvaluatedKey as typeof from;
    let deleted = 0;
    for (const Key of Items) {
      const removed = await client
        .send(
          new DeleteItemCommand({
            TableName,
            Key,
            // Somebody may have given it more time since the page was read.
            ConditionExpression: "#ttl <= :now",
            ExpressionAttributeNames: { "#ttl": TABLE.ttl },
            ExpressionAttributeValues: { ":now": { N: now } },
          }),
        )
        .catch((error) => {
          if (error instanceof ConditionalCheckFailedException) return undefined;
          throw error;
        });
      if (removed) deleted++;
    }
    return deleted;
  }

  return {
    async sweep(now = Date.now()): Promise<number> {
      let deleted = 0;
      for (let page = 0; page < PAGES; page++) {
        deleted += await sweepPage(String(Math.floor(now / 1000)));
        if (!from) break;
      }
      return deleted;
    },
    close: () => client.destroy(),
  };
}
