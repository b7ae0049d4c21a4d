import { Problem } from "../../shared/problems";
import { pause } from "./pause";

/** Failures that pass by themselves: the caller may try again. */
const PASSING = new Set([
  "ProvisionedThroughputExceededException",
  "ThrottlingException",
  "RequestLimitExceeded",
  "InternalServerError",
  "ServiceUnavailable",
  "TransactionInProgressException",
  "TransactionConflictException",
  "TimeoutError",
  "ECONNREFUSED",
  "ECONNRESET",
  "EPIPE",
]);

const namesOf = (error: unknown): string[] => {
  const { name, code, cause } = error as { name?: string; code?: string; cause?: unknown };
  return [name, code, ...(cause ? namesOf(cause) : [])].filter((one) => one !== undefined);
};

// The SDK does not try these again by itself: an item is being written by a transaction just now.
const CONFLICTING = "TransactionConflictException";
const CONFLICT_TRIES = 6;

/** Runs one table request; what outlasts the SDK's own retries becomes a 503 that says to try again. */
export async function asking<T>(request: () => Promise<T>): Promise<T> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await request();
    } catch (error) {
      if (!isPassing(error)) throw error;
      if (!namesOf(error).includes(CONFLICTING) || attempt === CONFLICT_TRIES) throw unavailable(error);
    }
    await pause(attempt);
  }
}

const isPassing = (error: unknown) =>
  namesOf(error).some((name) => PASSING.has(name)) ||
  (error as { $metadata?: { httpStatusCode?: number } }).$metadata?.httpStatusCode === 500;

const unavailable = (cause: unknown) =>
  new Problem("unavailable", {
    detail: "The table did not answer. Nothing you wrote is lost: try again.",
    retryAfter: 1,
    cause,
  });
