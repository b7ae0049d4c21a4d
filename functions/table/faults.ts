import { Problem } from "../../shared/problems";

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

/** Runs one table request; what outlasts the SDK's own retries becomes a 503 that says to try again. */
export async function asking<T>(request: () => Promise<T>): Promise<T> {
  try {
    return await request();
  } catch (error) {
    const passing =
      namesOf(error).some((name) => PASSING.has(name)) ||
      (error as { $fault?: string; $metadata?: { httpStatusCode?: number } }).$metadata?.httpStatusCode === 500;
    if (!passing) throw error;
    throw new Problem("unavailable", {
      detail: "The table did not answer. Nothing you wrote is lost: try again.",
      retryAfter: 1,
      cause: error,
    });
  }
}
