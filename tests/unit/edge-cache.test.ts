import { expect, test } from "vitest";
import { cached } from "../../infra/local/edge/cache";
import type { Answer, Asked } from "../../infra/local/edge/http";
import { routed } from "../../infra/local/edge/routes";

const asking = (path: string, more: Partial<Asked> = {}): Asked => ({
  method: "GET",
  path,
  query: "",
  headers: {},
  body: Buffer.alloc(0),
  address: "127.0.0.1",
  ...more,
});

const PUBLIC = "public, max-age=0, s-maxage=2";

/** An origin that counts, and a clock that stands still until it is moved. */
function edge(control: (asked: Asked) => string = () => PUBLIC, headers: Answer["headers"] = {}, status = 200) {
  const asked: Asked[] = [];
  let now = 1_000_000;
  const origin = cached(
    async (one) => {
      asked.push(one);
      await new Promise((resolve) => setTimeout(resolve, 5));
      const body = Buffer.from(`${asked.length}`);
      return { status, headers: { "cache-control": control(one), ...headers }, body };
    },
    () => now,
  );
  return { asked, ask: origin, pass: (milliseconds: number) => (now += milliseconds) };
}

test("of a thousand visitors at once one reaches the origin", async () => {
  const { ask, asked } = edge();
  const answers = await Promise.all(Array.from({ length: 1000 }, () => ask(asking("/api/rooms"))));
  expect(asked).toHaveLength(1);
  expect(new Set(answers.map(({ body }) => `${body}`))).toEqual(new Set(["1"]));
});

test("a picture is kept by its address and version alone, as the CDN keeps it", async () => {
  const seen: string[] = [];
  const avatars = async ({ path, query }: Asked): Promise<Answer> => {
    seen.push(`${path}?${query}`);
    return { status: 200, headers: { "cache-control": "public, max-age=60" }, body: Buffer.from("picture") };
  };
  const ask = routed({ api: avatars, avatars, site: avatars, here: avatars }, { site: {}, pictures: {} });
  for (const query of ["", "v=1", "v=1&x=2", "x=3&v=1", "v=2", "x=4"]) await ask(asking("/avatars/A", { query }));
  await ask(asking("/avatars/B", { query: "v=1" }));
  expect(seen).toEqual(["/avatars/A?", "/avatars/A?v=1", "/avatars/A?v=2", "/avatars/B?v=1"]);
});

test("an answer is kept for as long as it says and no longer", async () => {
  const { ask, asked, pass } = edge();
  await ask(asking("/api/rooms"));
  pass(1999);
  expect((await ask(asking("/api/rooms"))).headers).toMatchObject({ "x-cache": "Hit from edge", age: "1" });
  pass(1);
  await ask(asking("/api/rooms"));
  expect(asked).toHaveLength(2);
});

test("cookies are in no key, the query is", async () => {
  const { ask, asked } = edge();
  await ask(asking("/api/rooms", { headers: { cookie: "a=1" } }));
  await ask(asking("/api/rooms", { headers: { cookie: "a=2" } }));
  expect(asked).toHaveLength(1);
  await ask(asking("/api/rooms", { query: "limit=5" }));
  expect(asked).toHaveLength(2);
});

test.each(["private, no-store", "no-store", "public, max-age=0", ""])(
  "an answer that says %j is not kept",
  async (control) => {
    const { ask, asked } = edge(() => control);
    await ask(asking("/api/rooms"));
    await ask(asking("/api/rooms"));
    expect(asked).toHaveLength(2);
  },
);

test("nobody gets a private answer that was made for another who asked at the same moment", async () => {
  const { ask } = edge(() => "private, no-store");
  const [one, two] = await Promise.all([ask(asking("/api/rooms")), ask(asking("/api/rooms"))]);
  expect(`${one.body}`).not.toBe(`${two.body}`);
});

test("an answer that sets a cookie and an error are never kept", async () => {
  for (const { ask, asked } of [edge(() => PUBLIC, { "set-cookie": "a=1" }), edge(() => PUBLIC, {}, 404)]) {
    await ask(asking("/api/rooms"));
    await ask(asking("/api/rooms"));
    expect(asked).toHaveLength(2);
  }
});

test("no answer is kept longer than a minute", async () => {
  const { ask, asked, pass } = edge(() => "public, s-maxage=86400");
  await ask(asking("/api/rooms"));
  pass(60_000);
  await ask(asking("/api/rooms"));
  expect(asked).toHaveLength(2);
});

test("writes always reach the origin", async () => {
  const { ask, asked } = edge();
  await Promise.all([ask(asking("/api/rooms", { method: "POST" })), ask(asking("/api/rooms", { method: "POST" }))]);
  expect(asked.map(({ method }) => method)).toEqual(["POST", "POST"]);
});

test("after the origin failed the next one asks again", async () => {
  let calls = 0;
  const ask = cached(async () => {
    calls++;
    throw new Error("gone");
  });
  await expect(ask(asking("/api/rooms"))).rejects.toThrow("gone");
  await expect(ask(asking("/api/rooms"))).rejects.toThrow("gone");
  expect(calls).toBe(2);
});
