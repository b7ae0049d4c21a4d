import { marshall } from "@aws-sdk/util-dynamodb";
import { getItem, type Key } from "../../../functions/table";
import { handler as tableChanged } from "../../../functions/table-changed/handler";

/** What the stream has to do about an item that was just put, undone. */
export async function insertionOf({ pk, sk }: Key): Promise<() => Promise<void>> {
  const item = await getItem({ pk, sk }, { consistent: true });
  const imageOf = (of: object) => marshall(of, { removeUndefinedValues: true }) as never;
  const record = {
    eventName: "INSERT" as const,
    dynamodb: { SequenceNumber: "1", Keys: imageOf({ pk, sk }), NewImage: imageOf(item!) },
  };
  return async () => {
    const { batchItemFailures } = await tableChanged({ Records: [record] });
    if (batchItemFailures.length > 0) throw new Error("The stream's handler did not get through.");
  };
}
