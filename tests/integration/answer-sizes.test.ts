import { get } from "node:http";
import { expect, test } from "vitest";
import { newKey } from "../support/api";
import { withStack } from "../support/stack";

/** What pages weigh on the wire: the sample community, through the edge, compressed as it compresses. */
const stack = withStack({ arguments: ["--built"] });

const KB = 1024;

/** The bytes of an answer's body as they travel. */
const weigh = (path: string, encoding: "gzip" | "br") =>
  new Promise<number>((resolve, reject) => {
    get(`${stack.origin}${path}`, { headers: { "accept-encoding": encoding } }, async (answer) => {
      if (answer.statusCode !== 200) reject(new Error(`${path}: ${answer.statusCode}`));
      let bytes = 0;
      for await (const chunk of answer) bytes += chunk.length;
      // What is short is left as it is, here as by the CDN.
      const isPacked = bytes < 1000 || answer.headers["content-encoding"] === encoding;
      isPacked ? resolve(bytes) : reject(new Error(`${path} is not compressed.`));
    }).on("error", reject);
  });

const json = async (path: string) => (await stack.request(path)).json();

/** So many messages of 107 bytes, the median of real discussions, cut from what the sample's people say. */
async function medianMessages(count: number): Promise<string[]> {
  const rooms: { id: string }[] = (await json("/api/rooms?limit=20")).items;
  let text = "";
  for (const { id } of rooms) {
    const { messages } = await json(`/api/rooms/${id}`);
    text += messages.items.map(({ body }: { body: string }) => body).join(" ");
  }
  const ascii = text.replace(/[^ -~]+/g, "").replace(/\s+/g, " ");
  const all = Array.from({ length: Math.floor(ascii.length / 107) }, (_, n) => ascii.slice(n * 107, (n + 1) * 107));
  expect(all.length).toBeGreaterThanOrEqual(count);
  return all.slice(0, count);
}

test("home weighs at most 6 KB", async () => {
  const paths = ["/api/rooms?limit=20", "/api/topics?limit=50", "/api/activity?limit=5"];
  expect((await json(paths[0]!)).items).toHaveLength(20);
  const weights = await Promise.all(paths.map((path) => weigh(path, "gzip")));
  expect(weights.reduce((sum, bytes) => sum + bytes)).toBeLessThanOrEqual(6 * KB);
});

test("a room's page with 50 messages of the median length weighs at most 8 KB", async () => {
  const cookie = await stack.signIn("weigher");
  const opened = await stack.request("/api/rooms", {
    method: "POST",
    as: cookie,
    json: { name: "Scales", topic: "Weights", description: "What do fifty messages weigh?" },
    headers: { "idempotency-key": newKey() },
  });
  const { id } = await opened.json();
  for (const body of await medianMessages(50)) {
    const headers = { "idempotency-key": newKey() };
    await stack.request(`/api/rooms/${id}/messages`, { method: "POST", as: cookie, json: { body }, headers });
  }
  const path = `/api/rooms/${id}?limit=50`;
  expect((await json(path)).messages.items).toHaveLength(50);
  expect(await weigh(path, "gzip")).toBeLessThanOrEqual(8 * KB);
  expect(await weigh(path, "br")).toBeLessThanOrEqual(8 * KB);
});
