import { Validator } from "@seriousme/openapi-schema-validator";
import { beforeAll, expect, test } from "vitest";
import { routes } from "../../functions/api/app";
import { DESCRIPTION } from "../../functions/api/endpoint";
import { ask, describedOperations, newKey, openRoom, somebody, withApi } from "../support/api";
import type { Operation } from "../support/openapi";

withApi();

let operations: Operation[];

beforeAll(async () => {
  operations = await describedOperations();
});

const operation = (method: string, path: string) =>
  operations.find((one) => one.method === method && one.path === path)!;

test("the document is valid OpenAPI 3.1", async () => {
  const { body } = await ask("GET", "/api/openapi.json");
  const { valid, errors } = await new Validator().validate(body);
  expect(errors).toBeUndefined();
  expect(valid).toBe(true);
});

test("every route is described, each with a name of its own", () => {
  const described = operations.map(({ method, path }) => `${method} ${path.replace(/\{(\w+)\}/g, ":$1")}`);
  const routed = routes.routes.map(({ method, path }) => `${method} ${path}`);
  expect(described.sort()).toEqual([...new Set(routed)].sort());
  expect(new Set(operations.map(({ operationId }) => operationId)).size).toBe(operations.length);
  const guarded = routes.routes.filter(({ handler }) => DESCRIPTION in handler);
  expect(guarded.length).toBe(operations.length);
});

test("texts are described with their limits", () => {
  const { requestBody } = operation("POST", "/api/rooms");
  expect(requestBody?.content["application/json"].schema).toMatchObject({
    additionalProperties: false,
    required: ["name", "topic"],
    properties: { name: { type: "string", minLength: 1, maxLength: 80 }, description: { maxLength: 500 } },
  });
});

test("an endpoint tells who may use it and what else it may answer", () => {
  const post = operation("POST", "/api/rooms/{id}/messages");
  expect(post.security).toEqual([{ session: [] }]);
  expect(Object.keys(post.responses)).toEqual("201 202 400 401 403 404 409 410 413 415 422 429 500 503".split(" "));
  expect(post.parameters.find(({ name }) => name === "Idempotency-Key")).toMatchObject({
    in: "header",
    required: true,
  });
  expect(operation("GET", "/api/rooms").security).toEqual([{}, { session: [] }]);
  expect(Object.keys(operation("PATCH", "/api/me").responses)).toEqual(expect.arrayContaining(["412", "428"]));
});

test("real answers are as described", async () => {
  const [person, guest] = [await somebody(), await somebody()];
  const { id } = await openRoom(person);
  const posting = { cookie: person.cookie, key: newKey(), body: { body: "Said." } };
  const message = (await ask("POST", `/api/rooms/${id}/messages`, posting)).body;
  const at = `/api/rooms/${id}/messages/${message.id}`;
  const calls: [string, string, object?][] = [
    ["GET", "/api/health"],
    ["GET", "/api/community"],
    ["GET", "/api/session"],
    ["GET", "/api/topics"],
    ["GET", "/api/rooms"],
    ["GET", `/api/rooms/${id}`],
    ["PATCH", `/api/rooms/${id}`, { version: 1, body: { name: "Renamed" } }],
    ["GET", `/api/rooms/${id}/participants`],
    ["POST", `/api/rooms/${id}/membership`, { cookie: guest.cookie }],
    ["DELETE", `/api/rooms/${id}/membership`, { cookie: guest.cookie }],
    ["GET", `/api/rooms/${id}/messages`],
    ["PATCH", at, { version: 1, body: { body: "Meant." } }],
    ["DELETE", at],
    ["GET", "/api/me/activity"],
    ["POST", `${at}/restore`],
    ["DELETE", `/api/rooms/${id}`],
    ["POST", `/api/rooms/${id}/restore`],
    ["GET", "/api/activity"],
    ["GET", `/api/users/${person.username}`],
    ["GET", `/api/users/${person.username}/rooms`],
    ["GET", `/api/users/${person.username}/activity`],
    ["GET", "/api/me"],
    ["PATCH", "/api/me", { version: 1, body: { bio: "Here." } }],
    ["GET", "/api/auth/pending"],
  ];
  // Each is held against the description as it comes in.
  for (const [method, address, asking] of calls) {
    expect(await ask(method, address, { cookie: person.cookie, ...asking })).toMatchObject({
      status: expect.toBeOneOf([200, 204]),
    });
  }
});
