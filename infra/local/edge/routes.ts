import { PICTURE_PARAMETER } from "../../../shared/avatars";
import { cached } from "./cache";
import { compressed } from "./compress";
import type { Origin } from "./http";

/** Behaviours of the CDN whose answers it may keep: what anyone may read. All other `/api/*` is handed on each time. */
export const PUBLIC_READS = [
  "/api/topics*",
  "/api/rooms*",
  "/api/search*",
  "/api/activity*",
  "/api/sitemap.xml",
  "/robots.txt",
];

type Origins = { api: Origin; avatars: Origin; site: Origin; here: Origin };

/** Headers that the CDN puts on each response over the origin's own: everywhere, and on pictures. */
export type HeaderPolicies = { site: Record<string, string>; pictures: Record<string, string> };

/** Picks an origin by path alone, never by method, in the order of the CDN's behaviours. */
export function routed({ api, avatars, site, here }: Origins, policies: HeaderPolicies): Origin {
  const publicReads = squeezed(cached(api));
  const behaviours: [pattern: string, origin: Origin][] = [
    ["/_local/*", here],
    ...PUBLIC_READS.map((pattern): [string, Origin] => [pattern, publicReads]),
    ["/api/*", api],
    ["/avatars/*", squeezed(cached(avatars, Date.now, versionOf))],
    ["*", squeezed(site)],
  ];
  return async (asked) => {
    const [pattern, origin] = behaviours.find(([pattern]) => matches(pattern, asked.path))!;
    const answer = await origin(asked);
    const policy = pattern === "/avatars/*" ? policies.pictures : policies.site;
    return { ...answer, headers: { ...answer.headers, ...policy } };
  };
}

const versionOf = (query: string) => new URLSearchParams(query).get(PICTURE_PARAMETER) ?? "";

const matches = (pattern: string, path: string) =>
  pattern.endsWith("*") ? path.startsWith(pattern.slice(0, -1)) : path === pattern;

const squeezed =
  (origin: Origin): Origin =>
  async (asked) =>
    compressed(await origin(asked), asked.headers["accept-encoding"]);
