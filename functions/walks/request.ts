import { Problem } from "../../shared/problems";
import { required } from "../table";
import type { WalkStep } from "./steps";

/**
 * Asks the walk function to begin or go on, without waiting for it.
 * https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html @throws Problem unavailable.
 */
export async function request(step: WalkStep): Promise<void> {
  // Loaded when asked for: no public read needs it.
  const { AwsClient } = await import("aws4fetch");
  const region = required("AWS_REGION");
  const endpoint = process.env.LAMBDA_ENDPOINT ?? `https://lambda.${region}.amazonaws.com`;
  const lambda = new AwsClient({
    service: "lambda",
    region,
    accessKeyId: required("AWS_ACCESS_KEY_ID"),
    secretAccessKey: required("AWS_SECRET_ACCESS_KEY"),
    sessionToken: process.env.AWS_SESSION_TOKEN,
    retries: 2,
  });
  const address = `${endpoint}/2015-03-31/functions/${encodeURIComponent(required("WALK_FUNCTION"))}/invocations`;
  const answer = await lambda
    .fetch(address, {
      method: "POST",
      headers: { "content-type": "application/json", "x-amz-invocation-type": "Event" },
      body: JSON.stringify(step),
      signal: AbortSignal.timeout(5000),
    })
    .catch((cause: unknown) => {
      throw notTaken(cause);
    });
  await answer.body?.cancel();
  if (answer.status !== 202) throw notTaken(new Error(`Lambda answered ${answer.status}.`));
}

const notTaken = (cause: unknown) =>
  new Problem("unavailable", { detail: "The work could not be handed over. It is tried again.", retryAfter: 1, cause });
