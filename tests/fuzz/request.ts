import type { Operation } from "../support/openapi";
import { NAUGHTY } from "./naughty";
import type { Pool } from "./pool";
import type { Random } from "./random";
import { type Manner, type Schema, valueFor } from "./values";

/** A request, and how it was meant. `fault`: what was done wrong on purpose, for which the answer must be a refusal. */
export type Request = {
  method: string;
  path: string;
  headers: Record<string, string>;
  body?: string | Uint8Array;
  fault?: string;
};

const ID_KINDS: Record<string, string> = { rooms: "room", topics: "topic", reports: "report", sessions: "session" };

/** What a `{…}` of a path is called after: `/api/rooms/{id}` holds a room's. */
const nameInPath = (template: string, name: string) => {
  if (name !== "id") return name;
  const before = template.split("/{id}")[0]!.split("/").at(-1)!;
  return ID_KINDS[before] ?? before;
};

export function requestFor(operation: Operation, manner: Manner, random: Random, pool: Pool): Request {
  const { method, path: template, parameters, requestBody } = operation;
  const values = parameters.map((parameter) => ({
    ...parameter,
    value: () => {
      const name = parameter.in === "path" ? nameInPath(template, parameter.name) : parameter.name;
      // A naughty path is still one: its parts come from the pool more often than not.
      const how = manner === "naughty" && parameter.in !== "query" && random.chance(0.7) ? "valid" : manner;
      return String(valueFor(name, parameter.schema as Schema, how, random, pool));
    },
  }));
  let path = template;
  const query: string[] = [];
  const headers: Record<string, string> = {};
  for (const { name, in: place, required, value } of values) {
    if (place === "path") path = path.replace(`{${name}}`, () => encodeURIComponent(wellFormed(value())));
    else if (place === "header") headers[name] = headerValue(name, value(), random, pool);
    else if (name === "cursor" ? random.chance(0.2) : required || random.chance(0.3)) {
      const text = name === "cursor" ? (pool.one("cursor", random) ?? "x") : value();
      query.push(`${name}=${encodeURIComponent(wellFormed(text))}`);
    }
  }
  const schema = requestBody?.content["application/json"].schema as Schema | undefined;
  return {
    method,
    path: query.length > 0 ? `${path}?${query.join("&")}` : path,
    headers: { ...headers, ...(schema && { "content-type": "application/json" }) },
    body: schema && JSON.stringify(bodyFor(schema, manner, random, pool)),
  };
}

/** A CDN takes addresses of 8 KB: 300 code points may be 3.6 KB of them. */
const wellFormed = (text: string) => [...text.toWellFormed()].slice(0, 300).join("");

/** A key is mostly new, sometimes an old one; a version mostly one that was seen. */
function headerValue(name: string, value: string, random: Random, pool: Pool): string {
  if (name !== "Idempotency-Key") return value.replace(/[^\x21-\x7e]/g, "") || '"v1"';
  const key = random.chance(0.1) ? pool.one("key", random) : undefined;
  if (key) return key;
  const made = `key-${random.below(2 ** 31)}`;
  pool.add("key", made);
  return made;
}

function bodyFor({ properties = {}, required = [] }: Schema, manner: Manner, random: Random, pool: Pool) {
  const names = Object.keys(properties).filter((name) => required.includes(name) || random.chance(0.6));
  // One naughty field a time: several would hide each other.
  const naughty = manner === "naughty" ? random.pick(names) : undefined;
  return Object.fromEntries(
    names.map((name) => {
      const how = manner === "naughty" ? (name === naughty ? "naughty" : "valid") : manner;
      return [name, valueFor(name, properties[name]!, how, random, pool)];
    }),
  );
}

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
export const FAULTS: Record<string, Breaking> = {
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
