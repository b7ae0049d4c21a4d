import type { Operation } from "../support/openapi";
import { FITTING } from "./fitting";
import type { Pool, Thing } from "./pool";
import type { Random } from "./random";
import { type Manner, type Schema, valueFor } from "./values";

/** A request, and how it was meant. `fault`: what was done wrong on purpose, for which the answer must be a refusal. */
export type Request = {
  method: string;
  path: string;
  headers: Record<string, string>;
  body?: string | Uint8Array;
  fault?: string;
  /** One of several at the same moment. Too many at once are told to come again. */
  isAtOnce?: boolean;
};

/** Who asks and what about: a message or room that is there, so that ids and version belong together. */
export type Occasion = { manner: Manner; target?: Thing; username?: string };

const ID_KINDS: Record<string, string> = { rooms: "room", topics: "topic", reports: "report", sessions: "session" };

/** What a `{…}` of a path is called after: `/api/rooms/{id}` holds a room's. */
const nameInPath = (template: string, name: string) => {
  if (name !== "id") return name;
  const before = template.split("/{id}")[0]!.split("/").at(-1)!;
  return ID_KINDS[before] ?? before;
};

/** Something there that an operation's path is about; undefined when it is about nothing known. */
export function targetFor({ path }: Operation, random: Random, pool: Pool): Thing | undefined {
  if (!path.startsWith("/api/rooms/{id}") || random.chance(0.1)) return undefined;
  if (!path.endsWith("/answer")) return pool.thing(path.includes("{messageId}") ? "message" : "room", random);
  // What answers a room was said in it.
  const message = pool.thing("message", random);
  return message?.roomId ? pool.room(message.roomId) : undefined;
}

export function requestFor(operation: Operation, occasion: Occasion, random: Random, pool: Pool): Request {
  const { method, path: template, parameters, requestBody } = operation;
  const { manner, target } = occasion;
  const further = pool.one(`next ${template}`, random);
  if (further && random.chance(0.2)) return { method, path: further, headers: {} };
  let path = template;
  const query: string[] = [];
  const headers: Record<string, string> = {};
  for (const { name, in: place, required, schema } of parameters) {
    const value = () => {
      const called = place === "path" ? nameInPath(template, name) : name;
      // A naughty path is still one: its parts come from the pool more often than not.
      const how = manner === "naughty" && place !== "query" && random.chance(0.7) ? "valid" : manner;
      return String(valueFor(called, schema as Schema, how, random, pool));
    };
    const text = () => encodeURIComponent(wellFormed(value()));
    if (place === "path") {
      const known: string | undefined = { id: target?.roomId ?? target?.id, messageId: target?.roomId && target.id }[
        name
      ];
      path = path.replace(`{${name}}`, () => known ?? text());
    } else if (place === "header")
      headers[name] = headerValue(name, value(), versionFor(template, occasion, pool), random, pool);
    else if (name === "cursor" ? random.chance(0.1) : required || random.chance(parameters.length > 5 ? 0.12 : 0.3)) {
      query.push(`${name}=${name === "cursor" ? "x" : text()}`);
    }
  }
  const schema = requestBody?.content["application/json"].schema as Schema | undefined;
  return {
    method,
    path: query.length > 0 ? `${path}?${query.join("&")}` : path,
    headers: { ...headers, ...(schema && { "content-type": "application/json" }) },
    body: schema && JSON.stringify(bodyFor(template, schema, occasion, random, pool)),
  };
}

/** A CDN takes addresses of 8 KB: 300 code points may be 3.6 KB of them. */
const wellFormed = (text: string) => [...text.toWellFormed()].slice(0, 300).join("");

const versionFor = (template: string, { target, username }: Occasion, pool: Pool) =>
  target?.version?.toString() ?? pool.last(versionKind(template, username));

/** What a version is of that stands at no id: the settings, or a person's own profile. */
export const versionKind = (path: string, username: string | undefined) =>
  path.startsWith("/api/community") ? "version" : `version of ${username}`;

/** A key is mostly new, sometimes an old one; a version mostly the one that was seen last. */
function headerValue(name: string, value: string, version: string | undefined, random: Random, pool: Pool): string {
  if (name === "If-Match" && version && random.chance(0.7)) return `"v${version}"`;
  if (name !== "Idempotency-Key") return value.replace(/[^\x21-\x7e]/g, "") || '"v1"';
  const key = random.chance(0.1) ? pool.one("key", random) : undefined;
  if (key) return key;
  const made = `key-${random.below(2 ** 31)}`;
  pool.add("key", made);
  return made;
}

function bodyFor(
  template: string,
  { properties = {}, required = [] }: Schema,
  occasion: Occasion,
  random: Random,
  pool: Pool,
) {
  const { manner } = occasion;
  const names = Object.keys(properties).filter((name) => required.includes(name) || random.chance(0.6));
  // One naughty field a time: several would hide each other.
  const naughty = manner === "naughty" ? random.pick(names) : undefined;
  const body = Object.fromEntries(
    names.map((name) => {
      const how = manner === "naughty" ? (name === naughty ? "naughty" : "valid") : manner;
      return [name, valueFor(name, properties[name]!, how, random, pool)];
    }),
  );
  return random.chance(0.8) ? (FITTING[template]?.(body, { naughty, random, pool, ...occasion }) ?? body) : body;
}
