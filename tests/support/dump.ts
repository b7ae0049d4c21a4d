import { ScanCommand } from "@aws-sdk/lib-dynamodb";
import { disconnect, documents, type Item, tableName, writeBatch } from "../../functions/table";

/** Everything in the table, in the order of its keys. */
export async function dumpTable(): Promise<Item[]> {
  const items: Item[] = [];
  let start: Record<string, unknown> | undefined;
  do {
    const page = await documents().send(new ScanCommand({ TableName: tableName(), ExclusiveStartKey: start }));
    items.push(...((page.Items ?? []) as Item[]));
    start = page.LastEvaluatedKey;
  } while (start);
  return items.sort((a, b) => (`${a.pk}\0${a.sk}` < `${b.pk}\0${b.sk}` ? -1 : 1));
}

export const emptyTable = async () => writeBatch({ deletes: await dumpTable() });

export class Killed extends Error {
  override name = "Killed";
}

/** From now on the k-th request to the table fails, before or after it took effect, and so does every later one. */
export function killAtRequest(k: number, { tookEffect = false } = {}) {
  let requests = 0;
  documents().middlewareStack.add(
    (next) => async (args) => {
      requests += 1;
      if (requests < k) return next(args);
      if (requests === k && tookEffect) await next(args);
      throw new Killed();
    },
    { step: "initialize" },
  );
}

/** What a process that starts anew has: a connection without faults. */
export const restart = disconnect;
