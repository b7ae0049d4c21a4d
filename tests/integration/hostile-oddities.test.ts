import { randomUUID } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import { ask, newKey, openRoom, type Person, somebody, withApi } from "../support/api";
import { processorTime } from "../support/processor-time";

/** Odd forms of what is well known, each of which some server somewhere has taken for the real thing. */
process.env.RATE_LIMITS = "off";
withApi();

let nora: Person;
let mark: Person;
let room: { id: string };

beforeAll(async () => {
  [nora, mark] = [await somebody(), await somebody()];
  room = await openRoom(nora);
});

const sessionIn = ({ cookie }: Person) => cookie.replace("__Host-session=", "");

test.each<[string, number, (own: string, others: string) => string]>([
  ["among others and empty ones", 200, (own) => `a=b; ; =; __Host-session=${own}; c`],
  ["in quotes", 401, (own) => `__Host-session="${own}"`],
  ["percent-encoded", 401, (own) => `__Host-session=${own.replace(".", "%2E")}`],
  ["under an encoded name", 401, (own) => `__Host%2Dsession=${own}`],
  ["under a name with a space", 401, (own) => `__Host-session =${own}`],
  ["under a name without the prefix", 401, (own) => `session=${own}`],
  ["under another prefix", 401, (own) => `__Secure-session=${own}`],
  ["behind a comma", 401, (own) => `a=b, __Host-session=${own}`],
  ["in small letters", 401, (own) => `__Host-session=${own.toLowerCase()}`],
  ["with something behind", 401, (own) => `__Host-session=${own}.`],
  ["beside an empty one", 401, (own) => `__Host-session=${own}; __Host-session=`],
  ["with another person's id", 401, (own, others) => `__Host-session=${others.split(".")[0]}.${own.split(".")[1]}`],
])("a session's cookie %s: %d", async (_, status, cookieOf) => {
  const cookie = cookieOf(sessionIn(nora), sessionIn(mark));
  expect((await ask("GET", "/api/me", { cookie })).status).toBe(status);
});

test.each([
  ["a number that is infinite", 422, '{"body":1e999}'],
  ["a number of 60,000 digits", 422, `{"body":${"9".repeat(60_000)}}`],
  ["four thousand fields", 422, `{${Array.from({ length: 4_000 }, (_, n) => `"k${n}":1`).join()}}`],
  ["half a character in a field's name", 422, '{"body":"a","\\ud800":1}'],
  ["__proto__ with the field in it", 422, '{"__proto__":{"body":"a"}}'],
  ["an object that turns itself into text", 422, '{"body":{"toJSON":"a"}}'],
  ["a comment", 400, '{"body":"a"/**/}'],
  ["a no-break space before it", 400, '\u00a0{"body":"a"}'],
  ["a control character in a text", 400, '{"body":"a\u0001"}'],
])("a body with %s: %d, fast", async (_, status, text) => {
  const body = new TextEncoder().encode(text);
  const asking = { cookie: nora.cookie, key: newKey(), body };
  const taken = await processorTime(async () => {
    expect((await ask("POST", `/api/rooms/${room.id}/messages`, asking)).status).toBe(status);
  });
  expect(taken).toBeLessThan(1_000);
});

test.each([
  ["one accent, in one character or two", "Café", "Cafe\u0301", true],
  ["case", "ΣΟΦΟΣ", "σοφος", true],
  ["a no-break space", "a b", "a\u00a0b", true],
  ["a zero-width space", "a\u200bb", "ab", true],
  ["a sign of its own", "C", "C#", false],
  ["another letter that looks alike", "а", "a", false],
  ["a ligature", "ﬁ", "fi", false],
])("topics that differ by %s", async (_, one, other, isSame) => {
  const run = randomUUID().slice(0, 8);
  const [a, b] = [await openRoom(nora, { topic: `${one} ${run}` }), await openRoom(nora, { topic: `${other} ${run}` })];
  expect(a.topic.id === b.topic.id).toBe(isSame);
});

test("whatever is searched for is answered, fast", async () => {
  const odd = [
    "%",
    "*",
    "_",
    '"',
    '""',
    '"open',
    "(",
    "[",
    "$^.*",
    "\\",
    "-",
    "\u0301\u0301",
    "\u200b",
    "😀😀",
    "ß",
    "İ",
  ];
  for (const q of [...odd, "a".repeat(500), "a ".repeat(250), "😀".repeat(500), "__proto__", "C++ .net"]) {
    const taken = await processorTime(async () => {
      for (const path of ["/api/search", `/api/rooms/${room.id}/messages`]) {
        expect([q, (await ask("GET", `${path}?q=${encodeURIComponent(q)}`)).status]).toEqual([q, 200]);
      }
    });
    expect(taken).toBeLessThan(2_000);
  }
});

test("a cursor goes on for the person it was made for alone", async () => {
  for (let n = 0; n < 2; n++) await openRoom(nora);
  const { next } = (await ask("GET", "/api/me/activity?limit=1", { cookie: nora.cookie })).body;
  const goOn = (cookie: string) => ask("GET", `/api/me/activity?cursor=${encodeURIComponent(next)}`, { cookie });
  expect((await goOn(nora.cookie)).status).toBe(200);
  expect((await goOn(mark.cookie)).status).toBe(400);
});

test("a key is one person's and one content's, whatever room or route it comes to", async () => {
  const key = newKey();
  const other = await openRoom(nora);
  const say = (person: Person, roomId: string) =>
    ask("POST", `/api/rooms/${roomId}/messages`, { cookie: person.cookie, key, body: { body: "Said" } });
  const first = await say(nora, room.id);
  expect(first.status).toBe(201);
  expect((await say(nora, other.id)).status).toBe(409);
  expect((await say(mark, room.id)).body.id).not.toBe(first.body.id);
  const opening = { cookie: nora.cookie, key, body: { name: "Said", topic: "Mathematics" } };
  expect((await ask("POST", "/api/rooms", opening)).status).toBe(201);
  expect((await say(nora, room.id)).body).toEqual(first.body);
});
