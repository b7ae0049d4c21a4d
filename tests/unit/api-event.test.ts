import type { APIGatewayProxyEventV2 } from "aws-lambda";
import { afterEach, expect, test, vi } from "vitest";
import { readable } from "../../functions/api/event";
import { handler } from "../../functions/api/handler";
import * as Community from "../../functions/community";

const ID = "01ARZ3NDEKTSV4RRFFQ69G5FAV";

const event = (rawPath: string, more: object = {}) =>
  ({
    version: "2.0",
    rawPath,
    rawQueryString: "",
    headers: {},
    requestContext: { domainName: "hall.example", requestId: "request-1", http: { method: "GET", path: rawPath } },
    isBase64Encoded: false,
    ...more,
  }) as unknown as APIGatewayProxyEventV2;

afterEach(() => vi.restoreAllMocks());

// API Gateway hands paths on decoded: these stand for `%23`, `%2e%2e%2f`, `%3f`, `%00` and their like.
test.each([
  `/api/rooms/${ID}#`,
  `/api/rooms/${ID}#/messages`,
  `/api/rooms/${ID}?x=1`,
  "/api/rooms/../health",
  "/api/rooms/./../health",
  "/api/x/..",
  "/api/rooms/%2e%2e/health",
  "/api/rooms/.%2E/health",
  "/api/rooms\\..\\health",
  `/api/rooms/${ID}\u0000`,
  `/api/rooms/${ID}\n`,
  "/api/rooms/é",
  "/api/rooms/%",
  "/api/rooms/%zz",
  "/api/health ",
  "api/health",
  "",
])("a path that a URL would read otherwise leads nowhere: %j", async (path) => {
  expect(await handler(event(path))).toMatchObject({
    statusCode: 404,
    headers: { "content-type": "application/problem+json" },
  });
});

test("a plain path stays as it is", () => {
  for (const path of [
    "/api/rooms",
    `/api/rooms/${ID}/messages`,
    "/api/users/a-b",
    "/api/x/%20/%C3%A9",
    "/api/a.b/...",
  ]) {
    expect(readable(event(path)).rawPath).toBe(path);
  }
});

test("the request id is the gateway's", async () => {
  const answer = await handler(event("/api/nothing"));
  expect(answer).toMatchObject({ headers: { "x-request-id": "request-1" } });
  expect(JSON.parse((answer as { body: string }).body)).toMatchObject({ requestId: "request-1" });
});

test("limits cannot be turned off in the cloud", async () => {
  const kept = process.env.DYNAMODB_ENDPOINT;
  delete process.env.DYNAMODB_ENDPOINT;
  process.env.RATE_LIMITS = "off";
  await handler(event("/api/nothing"));
  expect(process.env.RATE_LIMITS).toBeUndefined();
  if (kept) process.env.DYNAMODB_ENDPOINT = kept;
});

test("an unexpected fault is told by its request id alone, and logged without what is private", async () => {
  const log = vi.spyOn(console, "error").mockImplementation(() => {});
  const secret = "ada@example.com said 'the words of a message' with token Abcdefghijklmnopqrstuvwxyz012345";
  vi.spyOn(Community, "getSettings").mockRejectedValue(new Error(secret));
  const answer = (await handler(event("/api/community"))) as { statusCode: number; body: string };
  expect(answer.statusCode).toBe(500);
  expect(JSON.parse(answer.body)).toEqual({
    type: "/problems/internal",
    title: "Something went wrong on our side",
    status: 500,
    requestId: "request-1",
  });
  const line = String(log.mock.calls[0]?.[0]);
  expect(JSON.parse(line)).toMatchObject({
    level: "error",
    requestId: "request-1",
    method: "GET",
    causes: [{ message: expect.stringContaining("said …") }],
  });
  for (const part of ["ada@", "the words", "Abcdefghij"]) expect(line).not.toContain(part);
});
