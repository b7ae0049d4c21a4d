import type { Random } from "./random";
import type { Request } from "./request";

/** What some clients, proxies and scanners send along: it must change nothing. */
const NOISE: Record<string, string>[] = [
  { range: "bytes=0-10" },
  { "if-none-match": "*" },
  { "if-modified-since": "Thu, 01 Jan 2099 00:00:00 GMT" },
  { "accept-encoding": "br;q=0, gzip, *;q=0.5" },
  { accept: "text/html", "accept-language": "xx-\u00e9" },
  { "x-http-method-override": "DELETE", "x-method-override": "PUT" },
  { "x-forwarded-host": "evil.example", "x-forwarded-proto": "gopher", forwarded: "for=evil" },
  { "x-forwarded-for": "' OR 1=1, ::1, unknown" },
  { "x-original-url": "/api/me", "x-rewrite-url": "/api/me" },
  { "user-agent": `Mozilla/5.0 ${"(".repeat(2000)}` },
  { "x-origin-verify": "x", authorization: "Bearer x" },
];

export const noisy = (request: Request, random: Random): Request => ({
  ...request,
  headers: { ...random.pick(NOISE), ...request.headers },
});
