import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { updateItem } from "../../functions/table";
import { type Answer, ask, newKey, openRoom, type Person, somebody, withApi } from "../support/api";

/** What is asked in the very moment in which something else happens. Each answer must be a described one. */
process.env.RATE_LIMITS = "off";
withApi();

const times = <T>(n: number, one: (index: number) => Promise<T>) =>
  Promise.all(Array.from({ length: n }, (_, i) => one(i)));
const statuses = (answers: Answer[]) => [...new Set(answers.map(({ status }) => status))].sort();
const say = ({ cookie }: Person, roomId: string, body = "Said", key = newKey()) =>
  ask("POST", `/api/rooms/${roomId}/messages`, { cookie, key, body: { body } });

test("whoever's account was closed a moment ago is told to sign in, whatever is asked", async () => {
  const nora = await somebody();
  // The session's check had passed; that the session has ended would be told before.
  await updateItem({ pk: `U#${nora.userId}`, sk: "N" }, { set: { erasedAt: Date.now() } });
  const { cookie, username } = nora;
  for (const [method, path, asking] of [
    ["GET", "/api/me", {}],
    ["PATCH", "/api/me", { version: 1, body: { bio: "Late" } }],
    ["DELETE", "/api/me", { body: { username, messages: "keep" } }],
    ["POST", "/api/me/username", { body: { username: `late-${randomUUID().slice(0, 8)}` } }],
  ] as const) {
    expect([method, path, (await ask(method, path, { cookie, ...asking })).status]).toEqual([method, path, 401]);
  }
});

test("an account that is closed twice at once is closed once", async () => {
  const { cookie, username } = await somebody();
  const answers = await times(3, () => ask("DELETE", "/api/me", { cookie, body: { username, messages: "erase" } }));
  expect(answers.filter(({ status }) => status === 202).length).toBe(1);
  expect(statuses(answers)).toEqual([202, 401]);
});

test("the same key many times at once makes one message", async () => {
  const nora = await somebody();
  const { id } = await openRoom(nora);
  const key = newKey();
  const answers = await times(12, () => say(nora, id, "Once", key));
  const made = answers.filter(({ status }) => status === 201);
  expect(new Set(made.map(({ body }) => body.id)).size).toBe(1);
  expect([201, 503]).toEqual(expect.arrayContaining(statuses(answers)));
  expect((await ask("GET", `/api/rooms/${id}/messages`)).body.items.length).toBe(1);
});

test("of eight edits of one version at once one wins, and nobody else's words are lost unsaid", async () => {
  const nora = await somebody();
  const { id } = await openRoom(nora);
  const message = (await say(nora, id)).body;
  const at = `/api/rooms/${id}/messages/${message.id}`;
  const answers = await times(8, (n) =>
    ask("PATCH", at, { cookie: nora.cookie, version: 1, body: { body: `Edit ${n}` } }),
  );
  const won = answers.filter(({ status }) => status === 200);
  expect(won.length).toBe(1);
  expect([200, 412, 503]).toEqual(expect.arrayContaining(statuses(answers)));
  const { items } = (await ask("GET", `/api/rooms/${id}/messages`)).body;
  expect(items[0].body).toBe(won[0]!.body.body);
});

test("rooms opened at once under a new topic are under one topic, which counts them", async () => {
  const topic = `Topic ${randomUUID().slice(0, 8)}`;
  const people = await times(6, () => somebody());
  const rooms = await Promise.all(people.map((person) => openRoom(person, { topic })));
  expect(new Set(rooms.map((room) => room.topic.id)).size).toBe(1);
  const { items } = (await ask("GET", "/api/topics?limit=50")).body;
  expect(items.find(({ name }: { name: string }) => name === topic).roomCount).toBe(6);
});

test("what is said while its room is deleted is refused or goes with it", async () => {
  const [nora, mark] = [await somebody(), await somebody()];
  const { id } = await openRoom(nora);
  const answers = await times(10, (n) =>
    n === 4 ? ask("DELETE", `/api/rooms/${id}`, { cookie: nora.cookie }) : say(n % 2 ? mark : nora, id),
  );
  expect([201, 204, 410, 503]).toEqual(expect.arrayContaining(statuses(answers)));
  expect((await ask("GET", `/api/rooms/${id}`)).status).toBe(410);
});
