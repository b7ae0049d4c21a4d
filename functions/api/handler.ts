import type { APIGatewayProxyEventV2, Context } from "aws-lambda";
import { handle, type LambdaEvent } from "hono/aws-lambda";
import { isLocal } from "../table";
import { app } from "./app";
import { readable } from "./event";

const answer = handle(app);

/** The API as a Lambda function behind an HTTP API, payload format 2.0. */
export async function handler(event: APIGatewayProxyEventV2, context?: Context) {
  // Limits can be off on the local stack alone; here the variable must mean nothing.
  if (!isLocal()) delete process.env.RATE_LIMITS;
  // hono has a type of its own for the same event.
  return answer(readable(event) as object as LambdaEvent, context as Parameters<typeof answer>[1]);
}
