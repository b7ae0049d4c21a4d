import { describe, expect, test } from "vitest";
import * as light from "../../infra/build/fetch";

/** What bundles make requests and answers of, held against Node's own: the same calls, the same outcomes. */
type Fetch = Pick<typeof globalThis, "Headers" | "Request" | "Response">;
const BOTH = [light as unknown as Fetch, globalThis as Fetch] as const;

/** What a call comes to: its answer, or the class of its error. */
async function outcome(call: () => unknown): Promise<unknown> {
  try {
    return await call();
  } catch (error) {
    return (error as Error).constructor.name;
  }
}

const same = async (call: (fetch: Fetch) => unknown) => {
  const [ours, theirs] = await Promise.all(BOTH.map((fetch) => outcome(() => call(fetch))));
  expect(ours).toEqual(theirs);
};

describe("headers", () => {
  const seen = (headers: Headers) => ({
    entries: [...headers],
    names: [...headers.keys()],
    values: [...headers.values()],
    cookies: headers.getSetCookie(),
    all: headers.get("Set-Cookie"),
    type: headers.get("CONTENT-type"),
    has: [headers.has("content-type"), headers.has("no-such")],
  });

  type Step = [method: "append" | "set" | "delete" | "get", ...values: string[]];
  test.each<[string, Step[]]>([
    ["none", []],
    [
      "set again, in other letters",
      [
        ["set", "Content-Type", "a"],
        ["set", "content-type", "b"],
      ],
    ],
    [
      "appended",
      [
        ["append", "vary", "a"],
        ["append", "Vary", "b"],
      ],
    ],
    [
      "cookies asked with",
      [
        ["append", "cookie", "a=1"],
        ["append", "Cookie", "b=2"],
      ],
    ],
    [
      "cookies set",
      [
        ["append", "set-cookie", "a=1"],
        ["append", "Set-Cookie", "b=2"],
        ["set", "z", "1"],
      ],
    ],
    [
      "cookies replaced",
      [
        ["append", "set-cookie", "a=1"],
        ["set", "Set-Cookie", "b=2"],
      ],
    ],
    [
      "taken away",
      [
        ["set", "x", "1"],
        ["append", "set-cookie", "a=1"],
        ["delete", "X"],
        ["delete", "Set-Cookie"],
      ],
    ],
    ["space around a value", [["set", "x", "\t a b \n"]]],
    [
      "out of order",
      [
        ["set", "z", "1"],
        ["set", "a", "2"],
        ["set", "m", "3"],
      ],
    ],
    ["a line end in a value", [["set", "location", "/a\r\nset-cookie: b"]]],
    ["a NUL in a value", [["set", "x", "a\0b"]]],
    ["a letter beyond a byte", [["set", "x", "\u0142"]]],
    ["a letter of a byte", [["set", "x", "\u00e9"]]],
    ["a space in a name", [["set", "a b", "1"]]],
    ["a colon in a name", [["append", "a:", "1"]]],
    ["no name", [["get", ""]]],
  ])("%s", (_, steps) =>
    same(({ Headers }) => {
      const headers = new Headers();
      for (const [method, name = "", value = ""] of steps) headers[method](name, value);
      return seen(headers);
    }),
  );

  test.each<[string, HeadersInit]>([
    ["a record", { "X-One": "1", two: "2" }],
    [
      "pairs",
      [
        ["set-cookie", "a=1"],
        ["set-cookie", "b=2"],
        ["x", "1"],
        ["X", "2"],
      ],
    ],
  ])("made of %s, and of other headers", (_, init) => same(({ Headers }) => seen(new Headers(new Headers(init)))));

  test("what each one holds is told in turn", () =>
    same(({ Headers }) => {
      const told: unknown[] = [];
      new Headers({ b: "2", a: "1" }).forEach((value, name) => {
        told.push([name, value]);
      });
      return told;
    }));
});

describe("answers", () => {
  const seen = async (response: Response) => ({
    status: [response.status, response.ok, response.statusText],
    headers: [...response.headers],
    hasBody: response.body !== null,
    text: await response.text(),
    used: response.bodyUsed,
    again: await outcome(() => response.text()),
  });

  test.each<[string, BodyInit | null | undefined, ResponseInit | undefined]>([
    ["nothing", undefined, undefined],
    ["no body", null, { status: 204 }],
    ["text", "a \u{1F600}", { status: 201, statusText: "Made", headers: { "x-one": "1" } }],
    ["text without content", "", undefined],
    ["JSON", '{"a":1}', { headers: { "Content-Type": "application/json" } }],
    ["bytes", new Uint8Array([195, 164, 255]), undefined],
    ["a byte order mark", "\ufeffa", undefined],
    ["a byte order mark in bytes", new Uint8Array([0xef, 0xbb, 0xbf, 97]), undefined],
    ["half a character", "a\ud800", undefined],
    ["a body that its status forbids", "a", { status: 304 }],
    ["no status of an answer", null, { status: 99 }],
    ["a status too high", null, { status: 600 }],
  ])("%s", (_, body, init) => same(({ Response }) => seen(new Response(body, init))));

  test("as bytes and as JSON", () =>
    same(async ({ Response }) => [
      [...new Uint8Array(await new Response("\u00e4").arrayBuffer())],
      [...new Uint8Array(await new Response(new Uint8Array([1, 2, 3]).subarray(1)).arrayBuffer())],
      await new Response('{"a":[1]}').json(),
    ]));

  test("made anew of another's body and headers, as hono does", () =>
    same(({ Response }) => {
      const first = new Response("a", { status: 201, headers: { "x-one": "1" } });
      first.headers.append("set-cookie", "a=1");
      return seen(new Response(first.body, first));
    }));
});

describe("requests", () => {
  const seen = async (request: Request) => ({
    url: request.url,
    method: request.method,
    headers: [...request.headers],
    hasBody: request.body !== null,
    text: await request.text(),
  });
  const BYTES = new TextEncoder().encode("{}");

  test.each<[string, string, RequestInit | undefined]>([
    ["a read", "https://a.example/api/rooms?q=%C3%A4&b=<c>", undefined],
    ["an address as it is spelt", "https://A.example:443/a/../b c?\u00e4#d", undefined],
    ["letters of a method", "https://a.example/", { method: "post", body: BYTES }],
    ["letters of another method", "https://a.example/", { method: "patch", body: BYTES }],
    ["a body", "https://a.example/", { method: "PUT", body: BYTES, headers: { "content-type": "application/json" } }],
    ["text as a body", "https://a.example/", { method: "POST", body: "a" }],
    ["a read with a body", "https://a.example/", { body: BYTES }],
    ["a method that none may have", "https://a.example/", { method: "TRACE" }],
    ["what is no method", "https://a.example/", { method: "A B" }],
    ["what is no address", "https://", undefined],
    ["a password in an address", "https://a:b@a.example/", undefined],
  ])("%s", (_, url, init) => same(({ Request }) => seen(new Request(url, init))));
});
