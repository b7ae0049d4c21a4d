import { NAUGHTY } from "./naughty";
import type { Random } from "./random";
import type { Request } from "./request";

type Breaking = (request: Request, random: Random) => Request | undefined;

const withBody =
  (body: (text: string, random: Random) => string | Uint8Array): Breaking =>
  (request, random) =>
    typeof request.body === "string" ? { ...request, body: body(request.body, random) } : undefined;

const withHeader =
  (
    header: (random: Random) => Record<string, string>,
    when = (request: Request) => request.method !== "GET",
  ): Breaking =>
  (request, random) =>
    when(request) ? { ...request, headers: { ...request.headers, ...header(random) } } : undefined;

const hasBody = ({ body }: Request) => body !== undefined;
const unknownField = (text: string, name: string) => JSON.stringify({ ...JSON.parse(text), [name]: "x" });

/** Where a provider sends people back with whatever it likes to. */
const takesAnything = ({ path }: Request) => path.includes("/callback");
const isPlainGet = (request: Request) =>
  request.method === "GET" && !request.path.includes("?") && !takesAnything(request);

/** One thing wrong at a time, each of which must be refused whatever else the request says. */
const FAULTS: Record<string, Breaking> = {
  "another type of body": withHeader(
    (random) => ({ "content-type": random.pick(["text/plain", "application/xml", "x"]) }),
    hasBody,
  ),
  "a body cut off": withBody((text, random) => text.slice(0, random.below(text.length))),
  "a byte-order mark": withBody((text) => `\ufeff${text}`),
  "a trailing comma": withBody((text) => text.replace(/\}$/, ",}")),
  "bytes that are no text": withBody((text) => Buffer.concat([Buffer.from(text), Buffer.from([0xff, 0xfe])])),
  "a body too large": withBody(() => JSON.stringify({ body: "x".repeat(70_000) })),
  "deep nesting": withBody(() => "[".repeat(10_000) + "]".repeat(10_000)),
  "a list for an object": withBody((text) => `[${text}]`),
  "an unknown field": withBody((text, random) =>
    unknownField(text, random.pick(["hostId", "role", "isOwner", "version"])),
  ),
  "another type of value": withBody((text, random) => {
    const body = JSON.parse(text);
    const [name] = Object.keys(body);
    return JSON.stringify({ ...body, [name ?? "x"]: random.pick([null, 7, [], {}, ["x"]]) });
  }),
  "another site": withHeader((random) => ({ "sec-fetch-site": random.pick(["cross-site", "same-site", "none"]) })),
  "another origin": withHeader((random) => ({ origin: random.pick(["https://evil.example", "null"]) })),
  "an unknown parameter": (request) =>
    takesAnything(request)
      ? undefined
      : { ...request, path: `${request.path}${request.path.includes("?") ? "&" : "?"}odd=1` },
  "a page of nothing": (request) => (isPlainGet(request) ? { ...request, path: `${request.path}?limit=0` } : undefined),
  "a cursor of nobody's": (request, random) =>
    isPlainGet(request)
      ? {
          ...request,
          path: `${request.path}?cursor=${encodeURIComponent(random.pick(NAUGHTY).toWellFormed()).slice(0, 900)}`,
        }
      : undefined,
  // No path has it, whatever it has.
  "another method": (request) => ({ ...request, method: "OPTIONS" }),
  "a key too many": (request) =>
    "Idempotency-Key" in request.headers
      ? { ...request, headers: { ...request.headers, "Idempotency-Key": "x".repeat(65) } }
      : undefined,
  "a version that is none": (request, random) =>
    "If-Match" in request.headers
      ? {
          ...request,
          headers: { ...request.headers, "If-Match": random.pick(["*", "v1", '"x"', 'W/"v1"', '"v1", "v2"']) },
        }
      : undefined,
};

/** The request with one fault, of a kind that fits it. */
export function broken(request: Request, random: Random): Request {
  const names = Object.keys(FAULTS);
  const start = random.below(names.length);
  for (let n = 0; n < names.length; n++) {
    const name = names[(start + n) % names.length]!;
    const made = FAULTS[name]!(request, random);
    if (made) return { ...made, fault: name };
  }
  return request;
}
