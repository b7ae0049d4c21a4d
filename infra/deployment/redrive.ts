import { type InvocationType, InvokeCommand, type LambdaClient } from "@aws-sdk/client-lambda";
import * as v from "valibot";
import { Stopped } from "./faults";
import type { Terminal } from "./terminal";

/** Where things are set aside: a bucket of the cloud, a folder of the local stack. */
export type Shelf = {
  names(): AsyncIterable<string>;
  read(name: string): Promise<string>;
  remove(name: string): Promise<void>;
};

const Functions = v.object({ requestContext: v.object({ functionArn: v.string() }) });

/**
 * What stands on the shelf, in each of the forms that Lambda and the local stack put there.
 * https://docs.aws.amazon.com/lambda/latest/dg/services-dynamodb-errors.html
 * https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html
 */
const Stored = v.union([
  // A batch of the stream, whole; as text when S3 keeps it.
  v.pipe(
    v.object({ ...Functions.entries, DDBStreamBatchInfo: v.looseObject({}), payload: v.unknown() }),
    v.transform(({ requestContext, payload }) => ({
      name: nameOf(requestContext.functionArn),
      event: typeof payload === "string" ? JSON.parse(payload) : payload,
      answers: true,
    })),
  ),
  // A call that nobody waited for.
  v.pipe(
    v.object({ ...Functions.entries, requestPayload: v.unknown() }),
    v.transform(({ requestContext, requestPayload }) => ({
      name: nameOf(requestContext.functionArn),
      event: requestPayload as unknown,
      answers: false,
    })),
  ),
  v.pipe(
    v.object({ functionName: v.string(), payload: v.unknown() }),
    v.transform(({ functionName, payload }) => ({ name: functionName, event: payload, answers: false })),
  ),
]);
type Stored = v.InferOutput<typeof Stored>;

/** `arn:aws:lambda:eu-central-1:111122223333:function:name:$LATEST` */
const nameOf = (arn: string) => arn.split(":")[6] ?? arn;

const Answer = v.nullish(v.looseObject({ batchItemFailures: v.optional(v.array(v.unknown()), []) }));

/**
 * Sends what was set aside once more and takes what was taken from the shelf. Everything bears being sent twice, so it may
 * be stopped anywhere and run again. @throws Stopped when something failed again; it stays.
 */
export async function redrive(shelf: Shelf, functions: LambdaClient, { say }: Pick<Terminal, "say">): Promise<void> {
  let sent = 0;
  let failed = 0;
  for await (const name of shelf.names()) {
    try {
      await send(functions, v.parse(Stored, JSON.parse(await shelf.read(name))));
      await shelf.remove(name);
      sent += 1;
    } catch (error) {
      if (!(error instanceof v.ValiError || error instanceof SyntaxError || error instanceof FailedAgain)) throw error;
      failed += 1;
      say(`${name}: ${error instanceof FailedAgain ? error.message : "this is nothing that Lambda sets aside"}`);
    }
  }
  say(sent === 0 && failed === 0 ? "Nothing is set aside." : `${sent} sent again and done.`);
  if (failed > 0)
    throw new Stopped(`${failed} failed again and stay where they are: \`npm run logs -- --errors\` may tell why.`);
}

class FailedAgain extends Error {}

async function send(functions: LambdaClient, { name, event, answers }: Stored) {
  // What nobody waited for may run for a quarter of an hour; Lambda itself tries and sets it aside again.
  const InvocationType: InvocationType = answers ? "RequestResponse" : "Event";
  const { FunctionError, Payload } = await functions.send(
    new InvokeCommand({ FunctionName: name, InvocationType, Payload: JSON.stringify(event) }),
  );
  if (FunctionError) throw new FailedAgain(`${name} failed again`);
  if (!answers) return;
  const text = Payload ? Buffer.from(Payload).toString() : "";
  const { batchItemFailures = [] } = v.parse(Answer, text ? JSON.parse(text) : null) ?? {};
  if (batchItemFailures.length > 0) throw new FailedAgain(`${name} did not take ${batchItemFailures.length} of it`);
}
