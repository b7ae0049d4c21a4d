import { expect, test } from "vitest";
import * as Community from "../../functions/community";
import { newId, putItem } from "../../functions/table";
import { TEXT_LIMITS } from "../../shared/limits";
import { type Answer, ask, newKey, openRoom, type Person, somebody, withApi } from "../support/api";
import { withStillClock } from "../support/clock";

withApi();
withStillClock();

const raw = (text: string) => new TextEncoder().encode(text);
const pointersOf = ({ body }: Answer) => body.errors.map(({ pointer }: { pointer: string }) => pointer).sort();

const open = (person: Person, draft: object, key: string = newKey()) =>
  ask("POST", "/api/rooms", {
    cookie: person.cookie,
    key,
    body: { name: "A room", topic: "Odds", description: "", ...draft },
  });
const say = (person: Person, roomId: string, body: unknown, key: string = newKey()) =>
  ask("POST", `/api/rooms/${roomId}/messages`, { cookie: person.cookie, key, body: { body } });

const NO_TEXTS: [string, string][] = [
  ["empty", ""],
  ["blank", " \t \u00a0\u3000"],
  ["zero width", "\u200b\u200d\ufeff\u2060"],
  ["only fillers", "\u3164\uffa0\u2800"],
  ["a lone surrogate", "a\ud83d"],
  ["NUL", "a\u0000b"],
  ["a control character", "a\u0007b"],
  ["an escape", "\u001b[31m"],
  ["a C1 control", "a\u0085b"],
];

test.each(NO_TEXTS)("a text that is %s is refused where a text is needed, with a pointer", async (_, text) => {
  const person = await somebody();
  expect(pointersOf(await open(person, { name: text, topic: text }))).toEqual(["/name", "/topic"]);
  const room = await openRoom(person);
  expect(await say(person, room.id, text)).toMatchObject({ status: 422, body: { errors: [{ pointer: "/body" }] } });
  const edited = await ask("PATCH", "/api/me", { cookie: person.cookie, version: 1, body: { displayName: text } });
  expect(edited).toMatchObject({ status: 422, body: { errors: [{ pointer: "/displayName" }] } });
});

test("every wrong field is pointed at, with its kind", async () => {
  const person = await somebody();
  const body = { name: 1, topic: null, description: ["x"], hostId: newId(), role: "owner" };
  const answer = await ask("POST", "/api/rooms", { cookie: person.cookie, key: newKey(), body });
  expect(pointersOf(answer)).toEqual(["/description", "/hostId", "/name", "/role", "/topic"]);
  expect(pointersOf(await ask("POST", "/api/rooms", { cookie: person.cookie, key: newKey(), body: {} }))).toEqual([
    "/name",
    "/topic",
  ]);
  expect(JSON.stringify(answer.body)).not.toContain("Invalid");
});

const ASTRAL = "\u{1F600}";
const FAMILY = "\u{1F468}\u200d\u{1F469}\u200d\u{1F467}\u200d\u{1F466}";

test.each([
  ["astral letters", ASTRAL],
  ["families joined by zero-width joiners", FAMILY],
])("texts at their limits come back as they were sent: %s", async (_, unit) => {
  const fill = (limit: number) => [...unit.repeat(limit)].slice(0, limit - 1).join("") + ASTRAL;
  const person = await somebody();
  const draft = {
    name: fill(TEXT_LIMITS.roomName),
    topic: fill(TEXT_LIMITS.topicName),
    description: fill(TEXT_LIMITS.description),
  };
  const room = await open(person, draft);
  expect(room).toMatchObject({ status: 201, body: { ...draft, topic: { name: draft.topic } } });
  const body = fill(TEXT_LIMITS.message);
  const message = await say(person, room.body.id, body);
  expect(message).toMatchObject({ status: 201, body: { body } });
  const page = await ask("GET", `/api/rooms/${room.body.id}`);
  expect(page.body.messages.items[0].body).toBe(body);
  expect(page.body.room.description).toBe(draft.description);
});

test("one character too many is refused", async () => {
  const person = await somebody();
  const over = (limit: number) => ASTRAL.repeat(limit + 1);
  const draft = {
    name: over(TEXT_LIMITS.roomName),
    topic: over(TEXT_LIMITS.topicName),
    description: over(TEXT_LIMITS.description),
  };
  expect(pointersOf(await open(person, draft))).toEqual(["/description", "/name", "/topic"]);
  const room = await openRoom(person);
  expect(pointersOf(await say(person, room.id, over(TEXT_LIMITS.message)))).toEqual(["/body"]);
});

test("characters that turn the direction may be said, but name nothing", async () => {
  const person = await somebody();
  for (const control of ["\u202e", "\u2066", "\u200f", "\u061c"]) {
    expect(pointersOf(await open(person, { name: `a${control}b`, topic: `a${control}b` }))).toEqual([
      "/name",
      "/topic",
    ]);
  }
  const room = await openRoom(person);
  expect((await say(person, room.id, "a\u202eb")).body.body).toBe("a\u202eb");
});

test("markup is text", async () => {
  const person = await somebody();
  const text = `<script>alert(1)</script><img src=x onerror=alert(1)> [a](javascript:alert(1)) {{7*7}} ' OR 1=1 --`;
  const room = await open(person, { name: text.slice(0, 80), description: text });
  expect(room).toMatchObject({ status: 201, body: { description: text } });
  const said = await say(person, room.body.id, text);
  expect(said).toMatchObject({ status: 201, body: { body: text } });
  expect(said.headers["content-type"]).toMatch(/^application\/json/);
});

test("newlines are kept in what is said and what describes, and not in names", async () => {
  const person = await somebody();
  const room = await open(person, { description: "one\n\ttwo\r\nthree" });
  expect(room.body.description).toBe("one\n\ttwo\r\nthree");
  expect((await say(person, room.body.id, "  one\n\n  two\n")).body.body).toBe("  one\n\n  two\n");
  expect(pointersOf(await open(person, { name: "one\ntwo" }))).toEqual(["/name"]);
});

test("JSON may name its charset", async () => {
  const person = await somebody();
  const headers = { "content-type": "Application/JSON; charset=utf-8" };
  const asking = { cookie: person.cookie, key: newKey(), headers, body: { name: "A", topic: "B" } };
  expect((await ask("POST", "/api/rooms", asking)).status).toBe(201);
});

test("of a field said twice the last counts, and unicode escapes are text", async () => {
  const person = await somebody();
  const body = raw('{"name":"one","name":"tw\\u006f","topic":"t"}');
  expect((await ask("POST", "/api/rooms", { cookie: person.cookie, key: newKey(), body })).body.name).toBe("two");
});

test("a key sent again has one effect, other content under it is refused, and keys are each person's own", async () => {
  const [one, two] = [await somebody(), await somebody()];
  const key = newKey();
  const first = await open(one, { name: "Once" }, key);
  const again = await open(one, { name: "Once" }, key);
  expect(again).toMatchObject({ status: 201, body: first.body, headers: { location: first.headers.location } });
  expect((await open(one, { name: "Twice" }, key)).body.type).toBe("/problems/key-reused");
  const theirs = await open(two, { name: "Once" }, key);
  expect(theirs.status).toBe(201);
  expect(theirs.body.id).not.toBe(first.body.id);

  const roomId = first.body.id;
  const attempts = await Promise.all([1, 2, 3].map(() => say(two, roomId, "Hello", "message-key")));
  expect(new Set(attempts.map(({ body }) => body.id)).size).toBe(1);
  const { body } = await ask("GET", `/api/rooms/${roomId}/messages`);
  expect(body.items).toHaveLength(1);
  expect((await say(two, roomId, "Bye", "message-key")).status).toBe(409);
});

test("one post too many is told when to come back", async () => {
  const person = await somebody();
  const room = await openRoom(person);
  const answers: Answer[] = [];
  for (let n = 0; n < 12; n++) answers.push(await say(person, room.id, `Post ${n}`));
  const refused = answers.find(({ status }) => status === 429)!;
  expect(answers.filter(({ status }) => status === 201).length).toBeGreaterThanOrEqual(10);
  expect(refused.body).toMatchObject({ type: "/problems/too-many", status: 429 });
  expect(Number(refused.headers["retry-after"])).toBeGreaterThanOrEqual(1);
});

test("what is another's stays as it is; what is missing is not there; what is deleted is gone", async () => {
  const [host, other] = [await somebody(), await somebody()];
  const room = await openRoom(host);
  const message = (await say(host, room.id, "Mine")).body;
  const cookie = other.cookie;
  const roomAt = `/api/rooms/${room.id}`;
  const messageAt = `${roomAt}/messages/${message.id}`;
  const changes = async (status: number, room: string, message: string) => {
    const calls = [
      ask("PATCH", room, { cookie, version: 1, body: { name: "Theirs" } }),
      ask("DELETE", room, { cookie }),
      ask("PATCH", message, { cookie, version: 1, body: { body: "Theirs" } }),
      ask("DELETE", message, { cookie }),
    ];
    expect((await Promise.all(calls)).map((answer) => answer.status)).toEqual([status, status, status, status]);
  };
  await changes(403, roomAt, messageAt);
  expect((await ask("GET", roomAt)).body.messages.items[0].body).toBe("Mine");
  const nowhere = `/api/rooms/${newId()}`;
  await changes(404, nowhere, `${roomAt}/messages/${newId()}`);
  expect((await say(other, newId(), "Hello")).status).toBe(404);
  expect((await ask("GET", nowhere)).status).toBe(404);
  expect((await ask("GET", `${nowhere}/messages`)).status).toBe(404);

  await ask("DELETE", roomAt, { cookie: host.cookie });
  expect((await say(other, room.id, "Late")).status).toBe(410);
  for (const address of [roomAt, `${roomAt}/messages`, `${roomAt}/participants`]) {
    expect((await ask("GET", address)).status).toBe(410);
  }
  expect((await ask("POST", `${roomAt}/membership`, { cookie })).status).toBe(410);
  expect((await ask("POST", `${roomAt}/restore`, { cookie })).status).toBe(403);
});

test("a message is found in its own room alone", async () => {
  const person = await somebody();
  const [one, two] = [await openRoom(person), await openRoom(person)];
  const message = (await say(person, one.id, "Here")).body;
  const at = `/api/rooms/${two.id}/messages/${message.id}`;
  expect((await ask("DELETE", at, { cookie: person.cookie })).status).toBe(404);
  expect((await ask("PATCH", at, { cookie: person.cookie, version: 1, body: { body: "There" } })).status).toBe(404);
});

test("an edit names the version it edits", async () => {
  const person = await somebody();
  const room = await openRoom(person);
  const edit = (headers: Record<string, string>) =>
    ask("PATCH", `/api/rooms/${room.id}`, { cookie: person.cookie, headers, body: { name: "Renamed" } });
  expect((await edit({})).status).toBe(428);
  for (const tag of ['"v99"', "v1", '"v01"', 'W/"v1"', "*", '"v1", "v2"', '"v1e0"']) {
    expect((await edit({ "if-match": tag })).status).toBe(412);
  }
  expect((await edit({ "if-match": '"v1"' })).status).toBe(200);
  expect((await edit({ "if-match": '"v1"' })).status).toBe(412);
});

test("guards answer in their order: what is wrong first is told first", async () => {
  const [host, other] = [await somebody(), await somebody()];
  const room = await openRoom(host);
  const at = `/api/rooms/${room.id}`;
  const big = raw(" ".repeat(64 * 1024 + 1));
  const foreign = { origin: "https://evil.example", "content-type": "text/plain" };
  const text = { "content-type": "text/plain" };
  const status = async (...[method, address, asking]: Parameters<typeof ask>) =>
    (await ask(method, address, asking)).status;
  expect(await status("PUT", at, { body: big, headers: foreign })).toBe(405);
  expect(await status("PATCH", at, { body: big, headers: foreign })).toBe(413);
  expect(await status("PATCH", at, { body: raw("{"), headers: foreign })).toBe(403);
  expect(await status("PATCH", at, { body: raw("{"), headers: text })).toBe(401);
  expect(await status("PATCH", at, { cookie: other.cookie, body: raw("{"), headers: text })).toBe(415);
  expect(await status("PATCH", at, { cookie: other.cookie, body: raw("{") })).toBe(400);
  expect(await status("POST", "/api/rooms", { cookie: other.cookie, body: { odd: 1 } })).toBe(400);
  expect(await status("PATCH", at, { cookie: other.cookie, body: { odd: 1 } })).toBe(422);
  expect(await status("PATCH", "/api/rooms/x", { cookie: other.cookie, body: { odd: 1 } })).toBe(422);
  expect(await status("PATCH", `/api/rooms/${newId()}`, { cookie: other.cookie, body: { name: "n" } })).toBe(404);
  expect(await status("PATCH", at, { cookie: other.cookie, body: { name: "n" } })).toBe(403);
  expect(await status("PATCH", at, { cookie: host.cookie, body: { name: "n" } })).toBe(428);
  expect(await status("PATCH", at, { cookie: host.cookie, version: 9, body: { name: "n" } })).toBe(412);
});

test("a cursor is good for its own list alone, and only as it was given", async () => {
  const person = await somebody();
  const [one, two] = [await openRoom(person, { topic: "Cursors" }), await openRoom(person, { topic: "Cursors" })];
  for (const room of [one, two]) for (const n of [1, 2, 3]) await say(person, room.id, `Said ${n}`);
  const { next } = (await ask("GET", `/api/rooms/${one.id}/messages?limit=1`)).body;
  const go = async (address: string) => (await ask("GET", address, { cookie: person.cookie })).status;
  expect(await go(`/api/rooms/${one.id}/messages?cursor=${next}`)).toBe(200);
  for (const address of [
    `/api/rooms/${two.id}/messages?cursor=${next}`,
    `/api/rooms/${one.id}/participants?cursor=${next}`,
    `/api/rooms?cursor=${next}`,
    `/api/rooms?topic=${one.topic.id}&cursor=${next}`,
    `/api/topics?cursor=${next}`,
    `/api/activity?cursor=${next}`,
    "/api/me/activity?cursor=".concat(next),
    `/api/users/${person.username}/rooms?cursor=${next}`,
    `/api/users/${person.username}/activity?cursor=${next}`,
  ]) {
    expect(await go(address)).toBe(400);
  }
  for (let at = 0; at < next.length; at += 7) {
    const flipped = next.slice(0, at) + (next[at] === "A" ? "B" : "A") + next.slice(at + 1);
    if (flipped !== next) expect(await go(`/api/rooms/${one.id}/messages?cursor=${flipped}`)).toBe(400);
  }
  expect(await go(`/api/rooms/${one.id}/messages?cursor=${next}&before=${newId()}`)).toBe(422);
});

test("in a community for members, what was public is for members, and is kept nowhere", async () => {
  const person = await somebody();
  const room = await openRoom(person);
  await putItem({ pk: "COMMUNITY", sk: "N", membersOnly: true, version: 1 });
  Community.forget();
  try {
    for (const address of ["/api/rooms", "/api/topics", "/api/activity", `/api/rooms/${room.id}`]) {
      expect((await ask("GET", address)).status).toBe(401);
      const seen = await ask("GET", address, { cookie: person.cookie });
      expect(seen).toMatchObject({ status: 200, headers: { "cache-control": "private, no-store" } });
    }
    expect((await ask("GET", "/api/community")).body).toMatchObject({ membersOnly: true });
    expect((await ask("GET", "/api/session")).status).toBe(200);
  } finally {
    await putItem({ pk: "COMMUNITY", sk: "N", membersOnly: false, version: 1 });
    Community.forget();
  }
});

test("nobody without a session learns more of a person than a username", async () => {
  const person = await somebody();
  const room = await openRoom(person);
  await say(person, room.id, "Hello");
  for (const address of ["", "/rooms", "/activity"]) {
    expect((await ask("GET", `/api/users/${person.username}${address}`)).status).toBe(401);
  }
  for (const address of [
    "/api/rooms",
    "/api/activity",
    `/api/rooms/${room.id}`,
    `/api/rooms/${room.id}/participants`,
  ]) {
    expect((await ask("GET", address)).text).not.toContain(person.displayName);
  }
});
