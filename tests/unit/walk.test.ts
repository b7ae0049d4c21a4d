import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { handler } from "../../functions/walk/handler";
import * as Walks from "../../functions/walks";

const { pages } = vi.hoisted(() => ({ pages: [] as string[] }));
vi.mock("../../functions/walk/steps", () => ({
  steps: {
    "hide-room": async (step: Walks.WalkStep) => {
      const page = Number(step.from ?? 0);
      pages.push(`${step.subject} ${page}`);
      return page < 4 ? { ...step, from: String(page + 1) } : undefined;
    },
  },
}));

const asked: { request: IncomingMessage; body: string }[] = [];
let answer = 202;
let lambda: Server;
beforeAll(async () => {
  lambda = createServer(async (request, response) => {
    let body = "";
    for await (const chunk of request) body += chunk;
    asked.push({ request, body });
    response.writeHead(answer).end();
  });
  await new Promise<void>((resolve) => lambda.listen(0, "127.0.0.1", resolve));
  Object.assign(process.env, {
    AWS_REGION: "eu-central-1",
    AWS_ACCESS_KEY_ID: "id",
    AWS_SECRET_ACCESS_KEY: "secret",
    LAMBDA_ENDPOINT: `http://127.0.0.1:${(lambda.address() as AddressInfo).port}`,
    WALK_FUNCTION: "walk-function",
  });
});
afterAll(() => new Promise((resolve) => lambda.close(resolve)));
beforeEach(() => {
  asked.length = 0;
  pages.length = 0;
  answer = 202;
});

const step = { step: "hide-room", subject: "room" } as const;
const endlessly = { getRemainingTimeInMillis: () => 900_000 };

test("a walk goes page by page to its end and asks for nothing more", async () => {
  await handler(step, endlessly);
  expect(pages).toEqual(["room 0", "room 1", "room 2", "room 3", "room 4"]);
  expect(asked).toEqual([]);
});

test("a walk whose time is nearly up asks for a successor that goes on where it stands", async () => {
  const left = [900_000, 400_000, 29_000];
  await handler(step, { getRemainingTimeInMillis: () => left.shift()! });
  expect(pages).toEqual(["room 0", "room 1"]);
  expect(JSON.parse(asked[0]!.body)).toEqual({ ...step, from: "2" });
});

test("what is no step is refused", async () => {
  for (const event of [{}, { step: "toString", subject: "x" }, { ...step, subject: "" }, null]) {
    await expect(handler(event, endlessly)).rejects.toThrow();
  }
});

test("a request is an asynchronous, signed call of the walk function", async () => {
  await Walks.request(step);
  const [{ request, body }] = asked as [(typeof asked)[number]];
  expect(request.method).toBe("POST");
  expect(request.url).toBe("/2015-03-31/functions/walk-function/invocations");
  expect(request.headers["x-amz-invocation-type"]).toBe("Event");
  expect(request.headers.authorization).toMatch(/^AWS4-HMAC-SHA256 .*\/lambda\/aws4_request/);
  expect(JSON.parse(body)).toEqual(step);
});

test("a request that Lambda does not take is a passing fault", async () => {
  answer = 404;
  await expect(Walks.request(step)).rejects.toMatchObject({ code: "unavailable" });
});

test("a walk's writes are spread over time, but nobody waits for the first", async () => {
  // A minute on, when nothing of the tests before waits any more.
  vi.useFakeTimers({ now: Date.now() + 60_000 });
  const written: number[] = [];
  const write = async (writes: number) => {
    await Walks.pace(writes);
    written.push(writes);
  };
  const all = Promise.all([write(10), write(20), write(1)]);
  await vi.advanceTimersByTimeAsync(0);
  expect(written).toEqual([10]);
  await vi.advanceTimersByTimeAsync(100);
  expect(written).toEqual([10, 20]);
  await vi.advanceTimersByTimeAsync(199);
  expect(written).toEqual([10, 20]);
  await vi.advanceTimersByTimeAsync(1);
  expect(written).toEqual([10, 20, 1]);
  await all;
  vi.useRealTimers();
});
