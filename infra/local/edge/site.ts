import { createHash } from "node:crypto";
import { existsSync, globSync, readFileSync, statSync } from "node:fs";
import { extname, join } from "node:path";
import { type Answer, type Origin, plain } from "./http";

const TYPES: Record<string, string> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".webp": "image/webp",
  ".ico": "image/x-icon",
  ".woff2": "font/woff2",
  ".json": "application/json",
  ".webmanifest": "application/manifest+json",
  ".txt": "text/plain; charset=utf-8",
};

export const contentTypeOf = (path: string) => TYPES[extname(path)] ?? "application/octet-stream";

/** What others show beside a link, they fetch by its whole address, which is known where the site is put in place. */
export const placedAt = (origin: string, name: string, content: Buffer) =>
  name === "index.html" ? Buffer.from(`${content}`.replaceAll("%ORIGIN%", origin)) : content;

/** Files named by their content never change; everything else is asked for again. */
export const cacheControlOf = (path: string) =>
  path.startsWith("assets/") ? "public, max-age=31536000, immutable" : "no-cache";

export type Site = {
  origin: Origin;
  /** Takes the files as they are now; until then the ones read before are served. */
  reload(): void;
};

/**
 * The built site, held in memory, so that a build under way never shows half a site. Paths that name no file are the
 * site's own pages and get index.html; a missing file is missing.
 */
export function siteOrigin(folder: string, { origin: at = "", intoHead = "" } = {}): Site {
  let files = new Map<string, Answer>();
  return {
    reload() {
      if (existsSync(folder)) files = readFiles(folder, at, intoHead);
    },
    async origin({ method, path, headers }) {
      if (method !== "GET" && method !== "HEAD") return plain(405, "Only GET and HEAD.", { allow: "GET, HEAD" });
      const file = files.get(fileFor(path));
      if (!file) return plain(404, "There is no such file.");
      const known = headers["if-none-match"]
        ?.split(/,\s*/)
        .some((tag) => tag.replace(/^W\//, "") === file.headers.etag);
      return known ? { ...file, status: 304, body: Buffer.alloc(0) } : file;
    },
  };
}

/** The CDN's rule: what has an extension is a file, all else is a page. */
export const fileFor = (path: string) => (/\.[^./]+$/.test(path) ? path.slice(1) : "index.html");

function readFiles(folder: string, origin: string, intoHead: string): Map<string, Answer> {
  const paths = globSync("**/*", { cwd: folder }).filter((path) => statSync(join(folder, path)).isFile());
  return new Map(
    paths.map((path) => {
      const name = path.replaceAll("\\", "/");
      const content = placedAt(origin, name, readFileSync(join(folder, path)));
      const body = name === "index.html" ? Buffer.from(`${content}`.replace("</head>", `${intoHead}</head>`)) : content;
      const headers = {
        "content-type": contentTypeOf(name),
        "cache-control": cacheControlOf(name),
        etag: `"${createHash("sha256").update(body).digest("base64url").slice(0, 22)}"`,
      };
      return [name, { status: 200, headers, body }];
    }),
  );
}
