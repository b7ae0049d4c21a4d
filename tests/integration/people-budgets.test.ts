import { beforeAll, expect, test } from "vitest";
import * as Activity from "../../functions/activity";
import * as Sessions from "../../functions/sessions";
import { getItem, newId } from "../../functions/table";
import * as Users from "../../functions/users";
import { ask, newKey, openRoom, type Person, somebody, withApi } from "../support/api";
import { type Cost, costOf, inWords } from "../support/capacity";

/** What people and their sessions may cost: README.md, "The table". */
withApi();

const HOUR = 3_600_000;
let person: Person;
let session: string;

beforeAll(async () => {
  person = await somebody();
  session = person.cookie.replace("__Host-session=", "");
  await ask("PATCH", "/api/me", { cookie: person.cookie, version: 1, body: { bio: "\u{1F600}".repeat(500) } });
  const rooms = await Promise.all(Array.from({ length: 9 }, () => openRoom(person, { description: "d".repeat(500) })));
  for (const { id } of rooms) {
    await ask("POST", `/api/rooms/${id}/messages`, {
      cookie: person.cookie,
      key: newKey(),
      body: { body: "m".repeat(400) },
    });
  }
  // What the process reads once a minute is not the action's own.
  await ask("GET", "/api/rooms");
});

const expectAtMost = (cost: Cost, most: { requests: number; rcu: number; wcu: number }) => {
  const isWithin = cost.requests <= most.requests && cost.rcu <= most.rcu && cost.wcu <= most.wcu;
  expect(isWithin ? "within" : inWords(cost)).toBe("within");
};

test("a session check is one consistent read, and one write an hour at most", async () => {
  expectAtMost(await costOf(() => Sessions.find(session)), { requests: 1, rcu: 1, wcu: 0 });
  const later = Date.now() + HOUR;
  expectAtMost(await costOf(() => Sessions.find(session, later)), { requests: 2, rcu: 1, wcu: 1 });
  expectAtMost(await costOf(() => Sessions.find(session, later)), { requests: 1, rcu: 1, wcu: 0 });
});

test("a session that is none costs nothing", async () => {
  expectAtMost(await costOf(() => Sessions.find("garbage")), { requests: 0, rcu: 0, wcu: 0 });
});

test("a profile, its rooms and its activity cost two requests each", async () => {
  const { userId, username } = person;
  await Users.listener.onChange([{ after: (await getItem({ pk: `U#${userId}`, sk: "N" })) as never }]);
  expectAtMost(await costOf(() => Users.getProfile(username)), { requests: 2, rcu: 1, wcu: 0 });
  const at = async (path: string) => costOf(() => ask("GET", `/api/users/${username}${path}`, person));
  const check = 1;
  expectAtMost(await at("/rooms"), { requests: 2 + check, rcu: 2 + check, wcu: 0 });
  expectAtMost(await at("/activity"), { requests: 2 + check, rcu: 2.5 + check, wcu: 0 });
  expectAtMost(await costOf(() => Activity.listOwn(person, { limit: 20 })), { requests: 1, rcu: 2, wcu: 0 });
});

test("what anyone may read costs the API no more than the domain", async () => {
  expectAtMost(await costOf(() => ask("GET", "/api/rooms")), { requests: 1, rcu: 2, wcu: 0 });
  expectAtMost(await costOf(() => ask("GET", "/api/topics?limit=50")), { requests: 1, rcu: 1, wcu: 0 });
  expectAtMost(await costOf(() => ask("GET", "/api/activity")), { requests: 1, rcu: 2, wcu: 0 });
});

test("an account, its identity and its username are one transaction, and a session another", async () => {
  const subject = newId();
  const username = `cost-${subject.slice(-10).toLowerCase()}`;
  const names = { username, displayName: "Cost" };
  expectAtMost(await costOf(() => Users.register({ provider: "google", subject, ...names })), {
    requests: 1,
    rcu: 0,
    wcu: 6,
  });
  expectAtMost(await costOf(() => Sessions.start(person, "Test")), { requests: 1, rcu: 0, wcu: 4 });
});
