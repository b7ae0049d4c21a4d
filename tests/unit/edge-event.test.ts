import { expect, test } from "vitest";
import { eventOf } from "../../infra/local/edge/api";
import type { Asked } from "../../infra/local/edge/http";

const event = (more: Partial<Asked>) =>
  eventOf({
    method: "GET",
    path: "/api/rooms",
    query: "",
    headers: {},
    body: Buffer.alloc(0),
    address: "192.0.2.7",
    ...more,
  });

test("a request becomes an event of format 2.0", () => {
  expect(
    event({ query: "limit=5&cursor=a%20b", headers: { host: "localhost:8080", "user-agent": "test" } }),
  ).toMatchObject({
    version: "2.0",
    routeKey: "$default",
    rawPath: "/api/rooms",
    rawQueryString: "limit=5&cursor=a%20b",
    queryStringParameters: { limit: "5", cursor: "a b" },
    isBase64Encoded: false,
    requestContext: {
      domainName: "localhost:8080",
      stage: "$default",
      http: { method: "GET", path: "/api/rooms", userAgent: "test" },
    },
  });
});

test("cookies stand in a list of their own and not among the headers", () => {
  const made = event({ headers: { cookie: "a=1; b=2", accept: "*/*" } });
  expect(made?.cookies).toEqual(["a=1", "b=2"]);
  expect(made?.headers).not.toHaveProperty("cookie");
});

test("the path arrives decoded, and ends at a decoded question mark", () => {
  expect(event({ path: "/api/rooms/a%2Fb%23c" })?.rawPath).toBe("/api/rooms/a/b#c");
  expect(event({ path: "/api/rooms/a%3Fb" })?.rawPath).toBe("/api/rooms/a");
  expect(event({ path: "/api/rooms/%00" })?.rawPath).toBe("/api/rooms/\0");
});

test("a path that is no text is the gateway's own 400", () => {
  expect(event({ path: "/api/rooms/%zz" })).toBeUndefined();
  expect(event({ path: "/api/rooms/%ff" })).toBeUndefined();
});

test("a parameter that is repeated arrives as one, joined by commas", () => {
  expect(event({ query: "limit=1&limit=2" })?.queryStringParameters).toEqual({ limit: "1,2" });
});

test.each([
  ["application/json", false],
  ["application/json; charset=utf-8", false],
  ["text/plain", false],
  ["application/x-www-form-urlencoded", true],
  ["application/problem+json", true],
  ["application/jsonp", true],
  [undefined, true],
])("a body of type %s arrives in base64: %s", (type, isBase64Encoded) => {
  const made = event({ method: "POST", headers: type ? { "content-type": type } : {}, body: Buffer.from("{}") });
  expect(made).toMatchObject({ isBase64Encoded, body: isBase64Encoded ? "e30=" : "{}" });
});

test("bytes that are no text survive, and so does a byte-order mark", () => {
  const json = { method: "POST", headers: { "content-type": "application/json" } };
  const broken = event({ ...json, body: Buffer.from([0x22, 0xff, 0x22]) });
  expect(Buffer.from(broken!.body!, "base64")).toEqual(Buffer.from([0x22, 0xff, 0x22]));
  expect(event({ ...json, body: Buffer.from("\ufeff{}") })?.body).toBe("\ufeff{}");
});

test("the visitor's address comes after what the visitor claims and before the edge's", () => {
  expect(event({})?.headers["x-forwarded-for"]).toBe("192.0.2.7, 127.0.0.1");
  const made = event({ headers: { "x-forwarded-for": "203.0.113.9" } });
  expect(made?.headers["x-forwarded-for"]).toBe("203.0.113.9, 192.0.2.7, 127.0.0.1");
  expect(made?.requestContext.http.sourceIp).toBe("127.0.0.1");
});
