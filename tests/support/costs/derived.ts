import { marshall } from "@aws-sdk/util-dynamodb";
import { getItem, type Item, type Key } from "../../../functions/table";
import { handler as tableChanged } from "../../../functions/table-changed/handler";

/** What the stream has to do about an item that was just put, undone. */
export const insertionOf = async (key: Key): Promise<() => Promise<void>> => told(await standing(key));

/** The same of an item that stood there before, without these attributes. */
export async function changeOf(key: Key, changed: Record<string, unknown>): Promise<() => Promise<void>> {
  const before = await standing(key);
  return told({ ...before, ...changed }, before);
}

const standing = async ({ pk, sk }: Key) => (await getItem({ pk, sk }, { consistent: true }))!;

const imageOf = (of: object) => marshall(of, { removeUndefinedValues: true }) as never;

function told(after: Item, before?: Item): () => Promise<void> {
  const { pk, sk } = after;
  const record = {
    eventName: before ? ("MODIFY" as const) : ("INSERT" as const),
    dynamodb: {
      SequenceNumber: "1",
      Keys: imageOf({ pk, sk }),
      NewImage: imageOf(after),
      ...(before && { OldImage: imageOf(before) }),
    },
  };
  return async () => {
    const { batchItemFailures } = await tableChanged({ Records: [record] });
    if (batchItemFailures.length > 0) throw new Error("The stream's handler did not get through.");
  };
}
