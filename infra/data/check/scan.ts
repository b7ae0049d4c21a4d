import { ScanCommand } from "@aws-sdk/lib-dynamodb";
import { documents, type IndexName, type Item, tableName } from "../../../functions/table";
import { asking } from "../../../functions/table/faults";
import { SCAN_PAGE } from "../../local/page";
import { patiently } from "../patience";

/** Reads a whole table, or one of its indexes, item by item. */
export type Scan = (index?: IndexName) => AsyncIterable<Item>;

/** A page is 1 MB at most, which is what is held at once. The functions never do this: it reads everything there is. */
export const scanTable: Scan = async function* (index) {
  let start: Record<string, unknown> | undefined;
  do {
    const command = new ScanCommand({
      TableName: tableName(),
      IndexName: index,
      ExclusiveStartKey: start,
      Limit: SCAN_PAGE,
      // An index cannot be read so.
      ConsistentRead: index === undefined,
    });
    const page = await patiently(() => asking(() => documents().send(command)));
    yield* (page.Items ?? []) as Item[];
    start = page.LastEvaluatedKey;
  } while (start);
};
