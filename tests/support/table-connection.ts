import { Readable } from "node:stream";
import { HttpResponse } from "@smithy/core/protocols";

/** The connection to the table with all that is sent over it: as it is, or bundled. */
export * from "@aws-sdk/lib-dynamodb";
export { documents } from "../../functions/table";

export type Asked = { headers: Record<string, string>; body: Uint8Array };
export type Answer = { status?: number; body: object };

/** Stands in for the network: every request is kept, and answered by `answer`. */
export const answeredBy = (answer: (asked: Asked) => Answer, kept: Asked[] = []) => ({
  async handle(asked: Asked) {
    kept.push(asked);
    const { status = 200, body } = answer(asked);
    return {
      response: new HttpResponse({
        statusCode: status,
        headers: { "content-type": "application/x-amz-json-1.0", "x-amzn-RequestId": "R1" },
        body: Readable.from([Buffer.from(JSON.stringify(body))]),
      }),
    };
  },
});
