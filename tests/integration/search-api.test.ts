import { beforeAll, describe, expect, test } from "vitest";
import { ask, newKey, openRoom, type Person, somebody, withApi } from "../support/api";
import { costOf } from "../support/capacity";
import { marked } from "../support/searching";
import { withStream } from "../support/stream";

withApi();
const stream = withStream();
process.env.RATE_LIMITS = "off";

let host: Person;
let room: { id: string };
const said: string[] = [];

beforeAll(async () => {
  host = await somebody("wilma-search");
  room = await openRoom(host, { name: "Woodwind repairs", description: "Pads, corks and springs." });
  for (const body of ["The oboe leaks.", "Which oboe?", "A clarinet, sorry.", "OBOE or clarinet?"]) {
    const { body: message } = await ask("POST", `/api/rooms/${room.id}/messages`, {
      cookie: host.cookie,
      key: newKey(),
      body: { body },
    });
    said.push(message.id);
  }
  await stream.drain();
}, 60_000);

const search = (q: string, more = "") => ask("GET", `/api/search?q=${encodeURIComponent(q)}${more}`);

test("anyone may search, and the answer may be shared for two seconds", async () => {
  const { status, headers, body, cookies } = await search("woodwind");
  expect(status).toBe(200);
  expect(headers["cache-control"]).toBe("public, max-age=0, s-maxage=2");
  expect(cookies).toEqual([]);
  expect(body.items[0].room).toMatchObject({ id: room.id, host: { username: "wilma-search" } });
});

test("people are found by their usernames, and never by the names that only members see", async () => {
  expect((await search("wilma")).body.people).toEqual([
    { id: host.userId, username: "wilma-search", spans: [{ start: 0, end: 5 }] },
  ]);
  expect(host.displayName).toContain("Name of");
  expect((await search("name of wilma", "&exact=true")).body).toMatchObject({ items: [], people: [] });
});

describe("odd questions get a clear answer at a bounded cost", () => {
  const NOTHING = { items: [], people: [], topics: [], next: null, more: false, corrected: null };

  test.each([
    ["spaces", "     "],
    ["punctuation", "?!… -- «» “” \\ / %"],
    ["nothing", ""],
    ["quotes around nothing", '""'],
    ["marks without a letter", "\u0301\u0301 \u200D\uFE0F"],
  ])("%s", async (_what, q) => {
    let answer: Awaited<ReturnType<typeof search>> | undefined;
    const cost = await costOf(async () => {
      answer = await search(q);
    });
    expect(answer).toMatchObject({ status: 200, body: NOTHING });
    expect(cost.requests).toBeLessThanOrEqual(1);
  });

  test.each([
    ["one character", "w"],
    ["one character that nobody uses", "ʘ"],
    ["500 characters in one word", "w".repeat(500)],
    ["500 characters in 250 words", "w ".repeat(250)],
    ["50 words", Array.from({ length: 50 }, (_, i) => `word${i}`).join(" ")],
    ["50 words that are there", "woodwind repairs pads corks springs ".repeat(10)],
    ["quotes that do not end", '"woodwind "repairs'],
    ["what expressions are made of", ".*+?^$ {}()|[]\\w+ (woodwind|x)"],
    ["control characters", "wood\u0000wind\u001B"],
    ["an emoji of many parts", "👩‍👩‍👧‍👦"],
  ])("%s", async (_what, q) => {
    let answer: Awaited<ReturnType<typeof search>> | undefined;
    const cost = await costOf(async () => {
      answer = await search(q);
    });
    expect(answer!.status).toBe(200);
    expect(cost.requests).toBeLessThanOrEqual(13);
    expect(cost.rcu).toBeLessThanOrEqual(40);
  });

  test("half a character is refused: no browser sends one", async () => {
    expect((await ask("GET", "/api/search?q=%ED%A0%80")).status).toBe(422);
    expect((await ask("GET", "/api/search?q=wood%ED%A0%80wind")).status).toBe(422);
  });

  test("10,000 characters are refused", async () => {
    const { status, body } = await search("x".repeat(10_000));
    expect(status).toBe(422);
    expect(body.errors).toEqual([{ pointer: "?q", detail: "A search is at most 500 characters." }]);
  });

  test("no question, another parameter, a wrong topic, limit or cursor are refused", async () => {
    expect((await ask("GET", "/api/search")).status).toBe(422);
    expect((await search("x", "&page=2")).status).toBe(422);
    expect((await search("x", "&topic=Bread")).status).toBe(422);
    expect((await search("x", "&limit=0")).status).toBe(422);
    expect((await search("x", "&cursor=AAAA")).status).toBe(400);
  });
});

describe("within a room", () => {
  const within = (q: string, more = "") =>
    ask("GET", `/api/rooms/${room.id}/messages?q=${encodeURIComponent(q)}${more}`);
  const idsOf = (items: { id: string }[]) => items.map(({ id }) => id);

  test("messages are found by fragments, newest first, with what to mark in them", async () => {
    const { status, headers, body } = await within("obo");
    expect(status).toBe(200);
    expect(headers["cache-control"]).toContain("public");
    expect(idsOf(body.items)).toEqual([said[3], said[1], said[0]]);
    expect(marked({ text: body.items[0].body, ...body.items[0] })).toBe("[OBO]E or clarinet?");
    expect(body).toMatchObject({ next: null, more: false });
  });

  test("several words stand in one message", async () => {
    expect(idsOf((await within("oboe clarinet")).body.items)).toEqual([said[3]]);
  });

  test("pages go on", async () => {
    const { body: first } = await within("oboe", "&limit=1");
    const { body: second } = await within("oboe", `&limit=2&cursor=${first.next}`);
    expect(idsOf([...first.items, ...second.items])).toEqual([said[3], said[1], said[0]]);
    expect((await within("clarinet", `&cursor=${first.next}`)).status).toBe(400);
  });

  test("what was taken back is not found", async () => {
    await ask("DELETE", `/api/rooms/${room.id}/messages/${said[1]}`, { cookie: host.cookie });
    expect(idsOf((await within("oboe")).body.items)).toEqual([said[3], said[0]]);
  });

  test("nothing to look for finds nothing, and no room is told of", async () => {
    expect((await within("  ")).body).toEqual({ items: [], next: null, more: false });
    expect((await within("x", "&around=01HZZZZZZZZZZZZZZZZZZZZZZZ")).status).toBe(422);
    expect((await ask("GET", "/api/rooms/01HZZZZZZZZZZZZZZZZZZZZZZZ/messages?q=x")).status).toBe(404);
  });

  test("a deleted room is gone", async () => {
    const other = await openRoom(host);
    await ask("DELETE", `/api/rooms/${other.id}`, { cookie: host.cookie });
    expect((await ask("GET", `/api/rooms/${other.id}/messages?q=x`)).status).toBe(410);
  });
});
