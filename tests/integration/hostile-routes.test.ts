import { beforeAll, expect, test } from "vitest";
import * as Community from "../../functions/community";
import { ALLOWANCES } from "../../functions/limits/bucket";
import * as Sessions from "../../functions/sessions";
import { newId, putItem } from "../../functions/table";
import { Pool } from "../fuzz/pool";
import { randomOf } from "../fuzz/random";
import { requestFor } from "../fuzz/request";
import {
  type Answer,
  type Asking,
  ask,
  describedOperations,
  newKey,
  ORIGIN,
  type Person,
  somebody,
  withApi,
} from "../support/api";
import type { Operation } from "../support/openapi";
import { processorTime } from "../support/processor-time";

/** What holds for every route there is: the cases are made from the API's own description. */
withApi();

let operations: Operation[];
let person: Person;

beforeAll(async () => {
  operations = await describedOperations();
  person = await somebody();
  // Nothing may stop at who asks: these cases are about what is asked.
  await Community.grant(person.userId);
});

const isMutation = ({ method }: Operation) => method !== "GET";
const needsSession = ({ security }: Operation) => security.length > 0 && security.every((one) => "session" in one);
const needsNothing = ({ security }: Operation) => security.every((one) => Object.keys(one).length === 0);
const takesBody = (operation: Operation) => operation.requestBody !== undefined && !needsSignUp(operation);
const needsSignUp = ({ security }: Operation) => security.some((one) => "signUp" in one);

/** Things that are well formed and not there. */
const filled = ({ path }: Operation) =>
  path.replace(
    /\{(\w+)\}/g,
    (_, name) => ({ provider: "github", username: "nobody-at-all" })[name as string] ?? newId(),
  );

/** As good a request as the description tells how to make, but for the body. */
const goodAsking = ({ parameters }: Operation): Asking => ({
  cookie: person.cookie,
  ...(parameters.some(({ name }) => name === "Idempotency-Key") && { key: newKey() }),
  ...(parameters.some(({ name }) => name === "If-Match") && { version: 1 }),
});

const expectProblem = (answer: Answer, status: number | number[]) => {
  expect([status].flat()).toContain(answer.status);
  expect(answer.headers).toMatchObject({
    "content-type": "application/problem+json",
    "cache-control": "private, no-store",
    "x-content-type-options": "nosniff",
  });
  expect(answer.body).toMatchObject({ status: answer.status, requestId: answer.headers["x-request-id"] });
  expect(answer.text).not.toMatch(/\bat .*:\d+:\d+|node_modules|functions\//);
  expect(answer.cookies).toEqual([]);
};

/** Tries every operation that is meant, and names the one that answers otherwise. */
async function each(meant: (operation: Operation) => boolean, attempt: (operation: Operation) => Promise<void>) {
  const some = operations.filter(meant);
  expect(some.length).toBeGreaterThan(0);
  for (const operation of some) {
    await attempt(operation).catch((error: Error) => {
      error.message = `${operation.method} ${operation.path}: ${error.message}`;
      throw error;
    });
  }
}

test("without a session that stands, whatever needs one is refused before anything else is read", async () => {
  const ended = await somebody();
  await Sessions.endAll(ended.userId);
  const expired = `__Host-session=${await Sessions.start(person, "Test", Date.now() - 8 * 24 * 3_600_000)}`;
  const [value] = person.cookie.split("=").slice(1);
  const cookies = [
    undefined,
    "__Host-session=",
    "__Host-session=garbage",
    `__Host-session=${newId()}.${"A".repeat(43)}`,
    ended.cookie,
    expired,
    `${person.cookie}; ${person.cookie}`,
    `${person.cookie}; __Host-session=x`,
    `__host-session=${value}`,
  ];
  await each(needsSession, async (operation) => {
    for (const cookie of cookies) {
      const odd = { cookie, headers: { "content-type": "text/plain" }, body: "{" };
      expectProblem(await ask(operation.method, `${filled(operation)}?odd=1`, odd), 401);
    }
  });
});

test("the last step of a first sign-in needs the first", async () => {
  await each(needsSignUp, async (operation) => {
    expectProblem(await ask(operation.method, filled(operation), { cookie: person.cookie, body: {} }), 401);
  });
});

test("a change that another site asks for is refused, whoever asks", async () => {
  const wrong: Record<string, string | undefined>[] = [
    { "sec-fetch-site": "cross-site" },
    { "sec-fetch-site": "same-site" },
    { "sec-fetch-site": "none" },
    { "sec-fetch-site": "cross-site", origin: undefined },
    { origin: "null" },
    { origin: "" },
    { origin: "https://evil.example" },
    { origin: `${ORIGIN}.evil.example` },
    { origin: `${ORIGIN}/` },
    { origin: "http://localhost:8081" },
    { "sec-fetch-site": undefined, origin: "null" },
    { "sec-fetch-site": undefined, origin: undefined },
    { "sec-fetch-site": undefined, origin: undefined, referer: `${ORIGIN}/` },
  ];
  await each(isMutation, async (operation) => {
    for (const headers of wrong) {
      expectProblem(await ask(operation.method, filled(operation), { ...goodAsking(operation), headers }), 403);
    }
  });
});

test("a change from the site itself is known by either header", async () => {
  const good: Record<string, string | undefined>[] = [
    { origin: undefined },
    { "sec-fetch-site": undefined, origin: ORIGIN },
    { "sec-fetch-site": "same-origin", origin: ORIGIN },
  ];
  await each(needsSession, async (operation) => {
    for (const headers of isMutation(operation) ? good : []) {
      expectProblem(await ask(operation.method, filled(operation), { headers }), 401);
    }
  });
});

test("a method that a path has not is refused with those it has", async () => {
  const byPath = Map.groupBy(operations, ({ path }) => path);
  for (const [, some] of byPath) {
    const known = some.map(({ method }) => method);
    for (const method of ["GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "PROPFIND"]) {
      if (known.includes(method)) continue;
      const answer = await ask(method, filled(some[0]!));
      expectProblem(answer, 405);
      const allow = String(answer.headers.allow)
        .split(", ")
        .filter((one) => one !== "HEAD");
      expect(allow.sort()).toEqual(known.sort());
    }
  }
});

test("a path that is nowhere is not found, by any method", async () => {
  for (const path of [
    "/api",
    "/api/",
    "/api/nothing",
    "/api/rooms/",
    "/api/rooms/x/y/z",
    "//api/rooms",
    "/API/rooms",
  ]) {
    for (const method of ["GET", "POST", "DELETE", "OPTIONS"]) expectProblem(await ask(method, path), 404);
  }
});

test("a body that says it is something else is not read", async () => {
  const types = ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data", "", "application/jsonp"];
  await each(takesBody, async (operation) => {
    for (const type of [...types, undefined]) {
      const asking = { ...goodAsking(operation), body: {}, headers: { "content-type": type } };
      expectProblem(await ask(operation.method, filled(operation), asking), 415);
    }
    const squeezed = { ...goodAsking(operation), headers: { "content-encoding": "gzip" } };
    expectProblem(await ask(operation.method, filled(operation), squeezed), 415);
  });
});

test("a body that is not strict JSON in UTF-8 is not read", async () => {
  const bytes = (text: string) => new TextEncoder().encode(text);
  const bodies = [
    bytes(""),
    bytes("{"),
    bytes('{"a":1,}'),
    bytes("{'a':1}"),
    bytes('{"a":1} x'),
    bytes("NaN"),
    bytes("\ufeff{}"),
    Uint8Array.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d]),
    Uint8Array.from([0xff, 0xfe, 0x7b, 0x00, 0x7d, 0x00]),
  ];
  await each(takesBody, async (operation) => {
    for (const body of bodies) {
      expectProblem(await ask(operation.method, filled(operation), { ...goodAsking(operation), body }), 400);
    }
  });
});

test("an unknown field is pointed at, each of them, and so is a body that is no object", async () => {
  const body = new TextEncoder().encode('{"hostId":"x","role":"owner","__proto__":{"a":1},"constructor":1,"a/b~c":2}');
  const pointers = ["/hostId", "/role", "/__proto__", "/constructor", "/a~1b~0c"];
  await each(takesBody, async (operation) => {
    const answer = await ask(operation.method, filled(operation), { ...goodAsking(operation), body });
    expectProblem(answer, 422);
    expect(answer.body.errors.map(({ pointer }: { pointer: string }) => pointer)).toEqual(
      expect.arrayContaining(pointers),
    );
    for (const other of [[], [1], "text", 1, null, true]) {
      const bytes = new TextEncoder().encode(JSON.stringify(other));
      expectProblem(await ask(operation.method, filled(operation), { ...goodAsking(operation), body: bytes }), 422);
    }
  });
});

test("deep nesting is refused fast", async () => {
  const deep = new TextEncoder().encode(`${"[".repeat(10_000)}${"]".repeat(10_000)}`);
  const deeper = new TextEncoder().encode(`{"name":${'{"a":'.repeat(10_000)}1${"}".repeat(10_000)}}`);
  await each(takesBody, async (operation) => {
    const taken = await processorTime(async () => {
      for (const body of [deep, deeper]) {
        const answer = await ask(operation.method, filled(operation), { ...goodAsking(operation), body });
        expectProblem(answer, [400, 413, 422]);
      }
    });
    expect(taken).toBeLessThan(1_000);
  });
});

test("a body over 64 KiB is refused, whoever sends it and whatever it says of its length", async () => {
  const body = new Uint8Array(64 * 1024 + 1).fill(0x20);
  await each(isMutation, async (operation) => {
    expectProblem(await ask(operation.method, filled(operation), { body }), 413);
    expectProblem(await ask(operation.method, filled(operation), { body, headers: { "content-length": "1" } }), 413);
  });
});

test("a parameter that is unknown, said twice or no text is pointed at", async () => {
  await each(
    (operation) => !operation.path.endsWith("/callback") && !needsSignUp(operation) && !operation.requestBody,
    async (operation) => {
      for (const query of [
        "odd=1",
        "limit=1&limit=1",
        "__proto__=1",
        "cursor=&odd",
        "%00=1",
        "limit=%zz",
        "cursor=%ED%A0%80",
      ]) {
        const answer = await ask(operation.method, `${filled(operation)}?${query}`, goodAsking(operation));
        expectProblem(answer, 422);
        expect(answer.body.errors[0].pointer).toMatch(/^\?/);
      }
    },
  );
});

test("a page's size is a whole number from 1 to 50", async () => {
  const hasLimit = ({ parameters }: Operation) => parameters.some(({ name }) => name === "limit");
  await each(hasLimit, async (operation) => {
    for (const limit of [
      "0",
      "-1",
      "51",
      "1e9",
      "1e1",
      "NaN",
      "",
      "%20",
      "1.5",
      "0x10",
      "9".repeat(400),
      "1&limit=2",
    ]) {
      const answer = await ask("GET", `${filled(operation)}?limit=${limit}`, { cookie: person.cookie });
      expectProblem(answer, 422);
      // A search misses its text too, and one's reactions their room.
      const pointers = answer.body.errors.map(({ pointer }: { pointer: string }) => pointer);
      expect(pointers.filter((pointer: string) => !["?q", "?room"].includes(pointer))).toEqual(["?limit"]);
    }
  });
});

test("a cursor that was not made here for this list is refused", async () => {
  const hasCursor = ({ parameters, path }: Operation) =>
    parameters.some(({ name }) => name === "cursor") && !/\{username\}|\{id\}/.test(path);
  await each(hasCursor, async (operation) => {
    const needed = operation.parameters.filter(({ name, required }) => required && name !== "cursor");
    for (const cursor of ["x", "AAAAAAAAAAAAAAAAAAAAAAAA", "a".repeat(10_240), "%00", "e30"]) {
      const query = new URLSearchParams([
        ...needed.map(({ name }) => [name, name === "room" ? newId() : "prime"]),
        ["cursor", decodeURIComponent(cursor)],
      ]);
      expectProblem(await ask("GET", `${filled(operation)}?${query}`, { cookie: person.cookie }), 400);
    }
  });
});

test("an id with odd characters leads nowhere", async () => {
  const ids = [
    "x",
    "..%2F",
    "../",
    "%00",
    "%23",
    "#",
    "%2e%2e",
    "..%5c",
    `${newId()}%00`,
    newId().toLowerCase(),
    "%E2%80%AE",
    " ",
  ];
  await each(
    ({ path }) => path.includes("{"),
    async (operation) => {
      for (const id of ids) {
        const path = operation.path.replace(/\{\w+\}/g, id);
        const answer = await ask(operation.method, path, {
          ...goodAsking(operation),
          ...(takesBody(operation) && { body: {} }),
        });
        expectProblem(answer, [404, 405, 422]);
      }
    },
  );
});

test("what makes something needs an Idempotency-Key of printable ASCII", async () => {
  const isKeyed = ({ parameters }: Operation) => parameters.some(({ name }) => name === "Idempotency-Key");
  await each(isKeyed, async (operation) => {
    for (const key of [undefined, "", "a".repeat(65), "ключ", "é", "a\tb", "a\nb", "\u0000", " "]) {
      const answer = await ask(operation.method, filled(operation), { cookie: person.cookie, key, body: {} });
      expectProblem(answer, 400);
      expect(answer.body.type).toBe("/problems/idempotency-key");
    }
  });
});

test("what anyone may read is shared for two seconds and never looks at the session; all else is private", async () => {
  const isPublic = (operation: Operation) =>
    needsNothing(operation) || operation.security.some((one) => Object.keys(one).length === 0);
  await each(
    (operation) => !isMutation(operation) && !operation.path.includes("{"),
    async (operation) => {
      const needed = operation.parameters.filter(({ required }) => required);
      const query = new URLSearchParams(needed.map(({ name }) => [name, "prime"]));
      const asVisitor = await ask("GET", `${operation.path}?${query}`);
      const asMember = await ask("GET", `${operation.path}?${query}`, { cookie: person.cookie });
      const own = /^\/api\/(session|auth|me)/.test(operation.path);
      if (isPublic(operation) && !own) {
        expect(asVisitor.status).toBe(200);
        expect(asVisitor.headers["cache-control"]).toBe("public, max-age=0, s-maxage=2");
        expect(asMember.text).toBe(asVisitor.text);
        expect(asMember.headers["cache-control"]).toBe("public, max-age=0, s-maxage=2");
      } else {
        expect(asVisitor.headers["cache-control"]).toBe("private, no-store");
        expect(asMember.headers["cache-control"]).toBe("private, no-store");
      }
      expect([...asVisitor.cookies, ...asMember.cookies]).toEqual([]);
    },
  );
});

test("only the CDN gets in when the origin has a secret, by either of two while it is changed", async () => {
  process.env.ORIGIN_SECRETS = "first-secret,second-secret";
  try {
    for (const path of ["/api/rooms", "/api/nothing", "/api/health"]) {
      for (const verify of [undefined, "", "first", "first-secret,second-secret", "FIRST-SECRET"]) {
        // The description is fetched through the door too, so it is not asked here.
        expectProblem(await ask("GET", path, { headers: { "x-origin-verify": verify } }), 403);
      }
    }
    for (const verify of ["first-secret", "second-secret"]) {
      expect((await ask("GET", "/api/rooms", { headers: { "x-origin-verify": verify } })).status).toBe(200);
    }
  } finally {
    delete process.env.ORIGIN_SECRETS;
  }
});

test("whoever has used up every allowance is told when to come back, by each operation that is limited", async () => {
  const hasty = await somebody();
  const never = Date.now() + 10 * 24 * 3_600_000;
  for (const kind of Object.keys(ALLOWANCES))
    await putItem({ pk: `U#${hasty.userId}`, sk: `L#${kind}`, tat: never, rev: 1 });
  // These are counted by network, since nobody is signed in yet who begins a sign-in.
  const isPersonal = ({ path, responses }: Operation) => "429" in responses && !/\{provider\}/.test(path);
  const [random, pool] = [randomOf(7), new Pool()];
  pool.renew("username", person.username);
  await each(isPersonal, async (operation) => {
    const request = () => requestFor(operation, { manner: "valid", username: hasty.username }, random, pool);
    let answer: Answer;
    let tries = 0;
    do {
      const { method, headers, body } = request();
      const bytes = typeof body === "string" ? new TextEncoder().encode(body) : undefined;
      answer = await ask(method, filled(operation), { cookie: hasty.cookie, headers, body: bytes });
      // Which fields belong together no schema says.
    } while (answer.status === 422 && ++tries < 30);
    expectProblem(answer, 429);
    expect(Number(answer.headers["retry-after"])).toBeGreaterThan(0);
  });
});
