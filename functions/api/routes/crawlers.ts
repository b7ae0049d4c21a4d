import { Hono } from "hono";
import * as v from "valibot";
import { Id } from "../../../shared/ids";
import * as Community from "../../community";
import * as Rooms from "../../rooms";
import { required } from "../../table";
import * as Topics from "../../topics";
import { open, reader } from "../endpoint";
import type { Env } from "../env";

/** Topics of the index, and rooms of one topic's part: what one Query reads, so that a crawler costs little. */
const MOST = { topics: 50, rooms: 200 };

const SitemapQuery = v.strictObject({ topic: v.optional(Id) });

/** What only a signed-in person has use for, and what is asked for by pages alone. */
const CLOSED = ["/api/", "/settings", "/welcome", "/community"];
/** What a crawler that draws a page has to read for it. */
const OPEN = ["/api/sitemap.xml", "/api/community", "/api/session", "/api/topics", "/api/rooms", "/api/activity"];

const xml = (name: string, entries: string[]) =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<${name} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${entries.join("\n")}\n</${name}>\n`;

const entry = (name: string, path: string, changed?: string) =>
  `<${name}><loc>${required("PUBLIC_ORIGIN")}${path}</loc>${changed ? `<lastmod>${changed}</lastmod>` : ""}</${name}>`;

/** An index of topics; each one's part names its rooms, latest talk first. https://www.sitemaps.org/protocol.html */
async function sitemap(topic: string | undefined) {
  if (topic === undefined) {
    const { items } = await Topics.list({ limit: MOST.topics });
    const parts = items.map(({ id }) => entry("sitemap", `/api/sitemap.xml?topic=${id}`));
    return xml("sitemapindex", parts);
  }
  const { items } = await Rooms.listByTopic(topic, { limit: MOST.rooms });
  return xml(
    "urlset",
    items.map(({ id, lastActivityAt }) => entry("url", `/rooms/${id}`, lastActivityAt)),
  );
}

/** https://www.rfc-editor.org/rfc/rfc9309 */
const robots = (isOpen: boolean) =>
  isOpen
    ? [
        "User-agent: *",
        ...CLOSED.map((path) => `Disallow: ${path}`),
        ...OPEN.map((path) => `Allow: ${path}`),
        "",
        `Sitemap: ${required("PUBLIC_ORIGIN")}/api/sitemap.xml`,
      ]
    : ["User-agent: *", "Disallow: /"];

/** What search engines ask for. Mounted at the root: where they look is not ours to choose. */
export const crawlers = new Hono<Env>()
  .get("/robots.txt", open({ summary: "What search engines may read", answers: { 200: "text/plain" } }), async (c) =>
    c.text(`${robots(!(await Community.getSettings()).membersOnly).join("\n")}\n`),
  )
  .get(
    "/api/sitemap.xml",
    reader({
      summary: "Public rooms, for search engines",
      description: `Without \`topic\` an index of the ${MOST.topics} largest topics; with it the ${MOST.rooms} rooms in it that were talked in last.`,
      query: SitemapQuery,
      answers: { 200: "application/xml" },
    }),
    async (c) => {
      c.header("content-type", "application/xml; charset=utf-8");
      return c.body(await sitemap(c.req.valid("query").topic));
    },
  );
