import { expect, test } from "vitest";
import * as Community from "../../functions/community";
import { putItem } from "../../functions/table";
import { ask, openRoom, somebody, withApi } from "../support/api";
import { withStream } from "../support/stream";

process.env.RATE_LIMITS = "off";
withApi();
const stream = withStream();

const locations = (text: string) => [...text.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, location]) => location!);

test("robots.txt leads to the sitemap, which leads by topic to every room that is open", async () => {
  const origin = process.env.PUBLIC_ORIGIN!;
  const host = await somebody();
  const [open, closed] = [await openRoom(host), await openRoom(host)];
  await ask("DELETE", `/api/rooms/${closed.id}`, { cookie: host.cookie });
  await stream.drain();

  const robots = await ask("GET", "/robots.txt");
  expect(robots.headers["content-type"]).toContain("text/plain");
  expect(robots.text).toContain(`Sitemap: ${origin}/api/sitemap.xml`);

  const index = await ask("GET", "/api/sitemap.xml");
  expect(index.headers).toMatchObject({
    "content-type": "application/xml; charset=utf-8",
    "cache-control": expect.stringContaining("s-maxage"),
  });
  const parts = await Promise.all(
    locations(index.text).map((location) => ask("GET", location.slice(origin.length)).then(({ text }) => text)),
  );
  const rooms = parts.flatMap(locations);
  expect(rooms).toContain(`${origin}/rooms/${open.id}`);
  expect(rooms).not.toContain(`${origin}/rooms/${closed.id}`);
});

test("a members-only community asks crawlers to stay away and names no room", async () => {
  await putItem({ pk: "COMMUNITY", sk: "N", membersOnly: true, version: 1 });
  Community.forget();
  expect((await ask("GET", "/robots.txt")).text).toBe("User-agent: *\nDisallow: /\n");
  expect((await ask("GET", "/api/sitemap.xml")).status).toBe(401);
});
