import type { APIGatewayProxyEventV2, Context } from "aws-lambda";
import { handle, type LambdaEvent } from "hono/aws-lambda";
import { isLocal } from "../table";
import { readable } from "./event";
import { guarded } from "./guards";
import { reads } from "./reads";

const answerRead = handle(guarded(reads));

// Loaded when asked for: what visitors read is what most cold starts are for.
let whole: Promise<typeof answerRead> | undefined;
const answerAny = () => {
  whole ??= import("./app").then(({ app }) => handle(app));
  return whole;
};

const isRead = ({ rawPath, requestContext: { http } }: APIGatewayProxyEventV2) =>
  http.method === "GET" && reads.router.match("GET", rawPath)[0].length > 0;

/** The API as a Lambda function behind an HTTP API, payload format 2.0. */
export async function handler(event: APIGatewayProxyEventV2, context?: Context) {
  // Limits can be off on the local stack alone; here the variable must mean nothing.
  if (!isLocal()) delete process.env.RATE_LIMITS;
  const asked = readable(event);
  const answer = isRead(asked) ? answerRead : await answerAny();
  // hono has a type of its own for the same event.
  return answer(asked as object as LambdaEvent, context as Parameters<typeof answer>[1]);
}
