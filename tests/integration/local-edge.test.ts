import { connect } from "node:net";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { securityHeaders } from "../../shared/headers";
import { withStack } from "../support/stack";

const stack = withStack();

/** Asks without fetch's own doings: paths as they are, no decompression. Answers status line, headers and bytes. */
function raw(request: string): Promise<{ status: number; headers: Map<string, string>; body: Buffer }> {
  const { port } = new URL(stack.origin);
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), "127.0.0.1", () => socket.write(request));
    const chunks: Buffer[] = [];
    socket.on("data", (chunk) => chunks.push(chunk));
    socket.on("error", reject);
    socket.on("close", () => {
      const whole = Buffer.concat(chunks);
      const end = whole.indexOf("\r\n\r\n");
      const [line = "", ...lines] = whole.subarray(0, end).toString().split("\r\n");
      const headers = lines.map((one): [string, string] => {
        const [name = "", ...value] = one.split(":");
        return [name.toLowerCase(), value.join(":").trim()];
      });
      resolve({ status: Number(line.split(" ")[1]), headers: new Map(headers), body: whole.subarray(end + 4) });
    });
  });
}

const get = (path: string, headers = "") =>
  raw(`GET ${path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n${headers}\r\n`);

const SECURITY = Object.keys(securityHeaders());

test.each([
  ["the site", () => get("/")],
  ["a page of the site", () => get("/rooms/somewhere")],
  ["a missing file", () => get("/assets/none.js")],
  ["the API", () => get("/api/session")],
  ["an API error", () => get("/api/nothing")],
  ["a missing picture", () => get("/avatars/none")],
  [
    "a method that the site does not know",
    () => raw("DELETE / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"),
  ],
  ["what is no HTTP", () => raw("HELLO\r\n\r\n")],
  ["a request without a host", () => raw("GET /api/session HTTP/1.1\r\nConnection: close\r\n\r\n")],
  ["an expectation", () => get("/", "Expect: miracles\r\n")],
  ["headers without end", () => get("/", `X-Long: ${"a".repeat(20_000)}\r\n`)],
])("%s comes with every security header", async (_, ask) => {
  const { headers } = await ask();
  expect(SECURITY.filter((name) => !headers.has(name))).toEqual([]);
});

test("a request names one host", async () => {
  expect((await raw("GET / HTTP/1.1\r\nConnection: close\r\n\r\n")).status).toBe(400);
  expect((await get("/", "Host: elsewhere.example\r\n")).status).toBe(400);
});

test("a path that names no file is a page of the site, a missing file is missing", async () => {
  const index = await get("/");
  expect(index.headers.get("content-type")).toBe("text/html; charset=utf-8");
  for (const path of ["/rooms/01ABC", "/people/someone", "/_local"]) expect((await get(path)).body).toEqual(index.body);
  expect((await get("/assets/none.js")).status).toBe(404);
});

test("files named by their content are kept for a year, the page that names them is asked for each time", async () => {
  const index = await get("/");
  expect(index.headers.get("cache-control")).toBe("no-cache");
  const script = /src="(\/assets\/[^"]+\.js)"/.exec(`${index.body}`)![1]!;
  expect((await get(script)).headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
  const again = await get("/", `If-None-Match: ${index.headers.get("etag")}\r\n`);
  expect([again.status, again.body.length]).toEqual([304, 0]);
});

test("brotli goes before gzip, neither before what was not asked for, and all say the same", async () => {
  const whole = await get("/");
  expect(whole.headers.get("content-encoding")).toBeUndefined();
  const brotli = await get("/", "Accept-Encoding: gzip, deflate, br\r\n");
  expect(brotli.headers.get("content-encoding")).toBe("br");
  expect(brotliDecompressSync(brotli.body)).toEqual(whole.body);
  const gzip = await get("/", "Accept-Encoding: gzip, br;q=0\r\n");
  expect(gzip.headers.get("content-encoding")).toBe("gzip");
  expect(gunzipSync(gzip.body)).toEqual(whole.body);
});

test.each(["/", "/api/rooms", "/api/session", "/assets/none.js"])(
  "HEAD %s answers as GET does, without a body",
  async (path) => {
    const head = await raw(`HEAD ${path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`);
    const whole = await get(path);
    expect(head.status).toBe(whole.status);
    expect(head.headers.get("content-type")).toBe(whole.headers.get("content-type"));
    expect(head.body.length).toBe(0);
  },
);

test("public lists are kept for two seconds, what is private never", async () => {
  // Where the machine is busy, the next one may come more than two seconds later.
  const again = async () => (await get("/api/topics?limit=7")).headers.get("x-cache");
  await expect.poll(again).toBe("Hit from edge");
  expect((await get("/api/session")).headers.get("cache-control")).toContain("no-store");
  expect((await get("/api/session")).headers.get("x-cache")).toBeUndefined();
});

test("a body over ten megabytes is refused by the gateway itself", async () => {
  const answer = await raw(
    `POST /api/rooms HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 10485761\r\n` +
      `Connection: close\r\n\r\n${"a".repeat(10_485_761)}`,
  );
  expect(answer.status).toBe(413);
});

test("the edge's secret takes the place of whatever a visitor sends under its name", async () => {
  expect((await get("/api/session", "X-Origin-Verify: guessed\r\n")).status).toBe(200);
});

test("pages may speak to the upload's address and to no other", async () => {
  const { headers } = await get("/");
  const uploads = stack.running.environment.S3_ENDPOINT;
  expect(headers.get("content-security-policy")).toContain(`connect-src 'self' ${uploads};`);
});

test("visitors at once are answered from one read", async () => {
  const begun = performance.now();
  const answers = await Promise.all(Array.from({ length: 200 }, () => stack.request("/api/activity?limit=3")));
  const seconds = (performance.now() - begun) / 1000;
  expect(answers.every(({ ok }) => ok)).toBe(true);
  const misses = answers.filter(({ headers }) => headers.get("x-cache") === "Miss from edge");
  expect(misses.length).toBeGreaterThan(0);
  // An answer is kept for two seconds: where the machine is busy, these visitors come over more than that.
  expect(misses.length).toBeLessThanOrEqual(1 + Math.floor(seconds / 2));
});
