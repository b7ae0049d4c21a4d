import { beforeEach, expect, test } from "vitest";
import * as Limits from "../../functions/limits";
import * as Messages from "../../functions/messages";
import * as Rooms from "../../functions/rooms";
import { getItem, newId } from "../../functions/table";
import type { Problem } from "../../shared/problems";
import { describedOperations, ORIGIN } from "../support/api";
import { withStillClock } from "../support/clock";
import { aKey, codeOf, openRoom, say, somebody } from "../support/community";
import { withTable } from "../support/table";

withTable();
withStillClock();

beforeEach(() => {
  process.env.RATE_LIMITS = "";
});

test("one post too many is refused and says when to try again; others are not", async () => {
  const [person, other] = [somebody(), somebody()];
  const room = await openRoom(somebody());
  for (let i = 0; i < 10; i++) await say(person, room.id);
  const refusal = (await say(person, room.id).catch((error) => error)) as Problem;
  expect(refusal).toMatchObject({ code: "too-many", status: 429 });
  expect(refusal.retryAfter).toBeGreaterThanOrEqual(1);
  expect(refusal.retryAfter).toBeLessThanOrEqual(5);
  await say(other, room.id);
  expect((await Messages.list(room.id, { limit: 50 })).items).toHaveLength(11);
});

test("many at the same moment get through as far as the allowance goes, and no further", async () => {
  const person = somebody();
  const room = await openRoom(somebody());
  await Rooms.join(person, room.id);
  const outcomes = await Promise.all(Array.from({ length: 14 }, () => codeOf(say(person, room.id))));
  const through = outcomes.filter((code) => code === "nothing").length;
  expect(through).toBeLessThanOrEqual(10);
  expect(outcomes.every((code) => ["nothing", "too-many", "unavailable"].includes(code))).toBe(true);
  expect((await Messages.list(room.id, { limit: 50 })).items).toHaveLength(through);
});

test("a repeat takes nothing of the allowance and is answered when it is used up", async () => {
  const person = somebody();
  const room = await openRoom(somebody());
  const key = aKey();
  const first = await Messages.post(person, room.id, { body: "first" }, key);
  for (let i = 0; i < 9; i++) await say(person, room.id);
  expect(await codeOf(say(person, room.id))).toBe("too-many");
  expect(await Messages.post(person, room.id, { body: "first" }, key)).toEqual(first);
  expect(await codeOf(Messages.post(person, room.id, { body: "other" }, key))).toBe("key-reused");
});

test("too many is said before anything about the thing itself", async () => {
  const person = somebody();
  const room = await openRoom(somebody());
  const { id } = await say(person, room.id);
  for (let i = 0; i < 10; i++) await Messages.edit(person, room.id, id, { body: `${i}` }, i + 1);
  expect(await codeOf(Messages.edit(person, room.id, newId(), { body: "x" }, 1))).toBe("too-many");
  expect(await codeOf(Messages.edit(person, newId(), id, { body: "x" }, undefined))).toBe("too-many");
});

test("deleting and bringing back are counted together", async () => {
  const person = somebody();
  const room = await openRoom(person);
  const { id } = await say(person, room.id);
  for (let i = 0; i < 15; i++) {
    await Messages.remove(person, room.id, id);
    await Messages.restore(person, room.id, id);
  }
  expect(await codeOf(Messages.remove(person, room.id, id))).toBe("too-many");
  expect(await codeOf(Rooms.remove(person, room.id))).toBe("too-many");
});

test("rooms, edits and memberships have allowances of their own", async () => {
  const person = somebody();
  const room = await openRoom(somebody());
  for (let i = 0; i < 10; i++) await openRoom(person, { topic: room.topic.name });
  expect(await codeOf(openRoom(person, { topic: room.topic.name }))).toBe("too-many");
  for (let i = 0; i < 10; i++) await Rooms.join(person, room.id).then(() => Rooms.leave(person, room.id));
  expect(await codeOf(Rooms.join(person, room.id))).toBe("too-many");
  await say(person, room.id);
});

/** What a person can do once, or what only shuts a door. */
const ENDINGS = [
  "DELETE /api/me",
  "DELETE /api/me/identities/{provider}",
  "DELETE /api/me/notices/{id}",
  "DELETE /api/me/sessions/{id}",
  "POST /api/auth/sign-out",
  "POST /api/auth/sign-out-everywhere",
];
/** Refused to everybody else before anything is written. */
const OWNERS = /\/community$|\/reports\/|\/ban(s|$)|\/topics\//;

test("whatever a person can change again and again is limited", async () => {
  process.env.PUBLIC_ORIGIN = ORIGIN;
  const operations = await describedOperations();
  const changing = operations.filter(
    ({ method, security }) => method !== "GET" && security.some((one) => "session" in one),
  );
  const unlimited = changing.filter(({ path, responses }) => !("429" in responses) && !OWNERS.test(path));
  expect(unlimited.map(({ method, path }) => `${method} ${path}`).sort()).toEqual(ENDINGS);
});

test("an allowance that nobody takes of is forgotten in time, and until then kept", async () => {
  const person = somebody();
  await Limits.spend(person, "rooms", { key: "key", content: "content" });
  const item = await getItem(Limits.limitKey(person.userId, "rooms"));
  expect(Number(item?.ttl)).toBeGreaterThan(Date.now() / 1000 + 24 * 3600);
});

test("the first message of a person is told from all others, whichever of several at once it is", async () => {
  const [person, other] = [somebody(), somebody()];
  const firsts = await Promise.all([1, 2, 3].map(() => Limits.spend(person, "messages")));
  expect(firsts.filter(({ isFirst }) => isFirst)).toHaveLength(1);
  const once = () => Limits.spend(other, "messages", { key: "key", content: "content" });
  expect([await once(), await once()].map(({ isFirst }) => isFirst)).toEqual([true, true]);
  expect(await Limits.spend(other, "messages")).toMatchObject({ isFirst: false });
  const item = await getItem(Limits.limitKey(other.userId, "messages"));
  expect(item?.ttl).toBeUndefined();
});

test("limits can be switched off on the local stack alone", async () => {
  const person = somebody();
  process.env.RATE_LIMITS = "off";
  for (let i = 0; i < 12; i++) await Limits.spend(person, "messages");
  const seen = await getItem(Limits.limitKey(person.userId, "messages"));
  const { DYNAMODB_ENDPOINT } = process.env;
  process.env.DYNAMODB_ENDPOINT = "https://dynamodb.eu-central-1.amazonaws.com";
  try {
    expect(await codeOf(Limits.spend(person, "messages", { seen }))).toBe("too-many");
  } finally {
    process.env.DYNAMODB_ENDPOINT = DYNAMODB_ENDPOINT;
  }
});
