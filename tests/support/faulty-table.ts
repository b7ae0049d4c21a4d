import { createServer, request as forward, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll } from "vitest";

/** What becomes of one request to the table before it gets there. */
export type TableFault = "throttled" | "broken" | "cut off" | "cut short";

const NAMESPACE = "com.amazonaws.dynamodb.v20120810";

function fail(fault: TableFault, response: ServerResponse) {
  if (fault === "cut off") return response.destroy();
  if (fault === "cut short") {
    response.writeHead(200, { "content-type": "application/x-amz-json-1.0", "content-length": 100 });
    return response.write('{"Items":[', () => response.destroy());
  }
  const [status, type] = fault === "throttled" ? [400, "ThrottlingException"] : [500, "InternalServerError"];
  response.writeHead(status, { "content-type": "application/x-amz-json-1.0" });
  response.end(JSON.stringify({ __type: `${NAMESPACE}#${type}`, message: "Made by a test." }));
}

/**
 * Stands between a process and the table of `withTable()`, and lets each of `faults` befall one request, in turn. Over
 * the wire, so that the client which meets them may be a bundle.
 */
export function withFaultyTable() {
  const faults: TableFault[] = [];
  let straight: string;
  const server = createServer((asked, response) => {
    const fault = faults.shift();
    if (fault) {
      asked.resume().on("end", () => fail(fault, response));
      return;
    }
    const { method, headers } = asked;
    const passed = forward(straight, { method, headers }, (answer) => {
      response.writeHead(answer.statusCode!, answer.headers);
      answer.pipe(response);
    });
    asked.pipe(passed.on("error", () => response.destroy()));
  });
  beforeAll(async () => {
    straight = process.env.DYNAMODB_ENDPOINT!;
    await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
    process.env.DYNAMODB_ENDPOINT = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(async () => {
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
  });
  return faults;
}
