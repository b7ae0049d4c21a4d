import type { DynamoDBBatchResponse, DynamoDBRecord } from "aws-lambda";
import { sequenceOf } from "./api";

/** How the event source mapping of the cloud is set, see infra/cloud; waits are shorter here. */
export const MAPPING = { batchSize: 100, retries: 5, firstWait: 100 } as const;

export type Delivery = {
  invoke: (records: DynamoDBRecord[]) => Promise<unknown>;
  /** A record that kept failing. */
  setAside: (records: DynamoDBRecord[], attempts: number, error: unknown) => Promise<void> | void;
  wait: (milliseconds: number) => Promise<void>;
};

/**
 * Delivers a batch as Lambda does with bisecting and partial responses: what a function reports as failed is tried
 * again from there; a batch of which nothing went through is halved; one record alone is tried again five times, later
 * each time, and then set aside, so that the others go on.
 */
export async function deliver(records: DynamoDBRecord[], delivery: Delivery): Promise<void> {
  for (let left = records; left.length > 0; ) {
    const { failedFrom, error } = await attempt(left, delivery);
    if (failedFrom === left.length) return;
    if (failedFrom > 0) left = left.slice(failedFrom);
    else if (left.length > 1) {
      const middle = Math.ceil(left.length / 2);
      await deliver(left.slice(0, middle), delivery);
      left = left.slice(middle);
    } else return insist(left, delivery, error);
  }
}

async function insist(records: DynamoDBRecord[], delivery: Delivery, first: unknown): Promise<void> {
  let error = first;
  for (let retry = 0; retry < MAPPING.retries; retry++) {
    await delivery.wait(MAPPING.firstWait * 2 ** retry);
    const outcome = await attempt(records, delivery);
    if (outcome.failedFrom > 0) return;
    error = outcome.error;
  }
  await delivery.setAside(records, MAPPING.retries + 1, error);
}

/** One call: how many of the records, counted from the first, went through. */
async function attempt(
  records: DynamoDBRecord[],
  { invoke }: Delivery,
): Promise<{ failedFrom: number; error?: unknown }> {
  try {
    return { failedFrom: firstFailure(records, await invoke(records)), error: new Error("The function reported it.") };
  } catch (error) {
    return { failedFrom: 0, error };
  }
}

/**
 * The lowest of the reported sequence numbers. No list means that all is well; an empty name, or one that is none of
 * the batch's, that nothing is. https://docs.aws.amazon.com/lambda/latest/dg/services-ddb-batchfailurereporting.html
 */
function firstFailure(records: DynamoDBRecord[], response: unknown): number {
  const failures = (response as DynamoDBBatchResponse | undefined)?.batchItemFailures ?? [];
  if (failures.length === 0) return records.length;
  return Math.max(0, Math.min(...failures.map(({ itemIdentifier }) => indexOf(records, itemIdentifier))));
}

const indexOf = (records: DynamoDBRecord[], sequence: string) =>
  records.findIndex((record) => sequenceOf(record) === sequence);
