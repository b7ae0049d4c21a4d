import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import * as Community from "../../functions/community";
import { disconnect, documents, updateItem } from "../../functions/table";
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

test("a power that is taken back between the question and the write does nothing", async () => {
  const [nora, owner] = [await somebody(), await somebody()];
  const { id } = await openRoom(nora);
  const message = (await say(nora, id)).body;
  for (const [method, path, body] of [
    ["POST", `/api/rooms/${id}/lock`, undefined],
    ["DELETE", `/api/rooms/${id}/messages/${message.id}`, undefined],
    ["DELETE", `/api/rooms/${id}`, undefined],
    ["POST", `/api/users/${nora.username}/ban`, { reason: "None" }],
    ["PATCH", "/api/community", { name: "Mine" }],
    ["PATCH", `/api/topics/${(await ask("GET", `/api/rooms/${id}`)).body.room.topic.id}`, { name: "Mine" }],
  ] as const) {
    await Community.grant(owner.userId);
    documents().middlewareStack.add(
      (next) => async (args) => {
        if ("TransactItems" in args.input) await Community.revoke(owner.userId);
        return next(args);
      },
      { step: "initialize" },
    );
    const answer = await ask(method, path, { cookie: owner.cookie, body, version: 1 });
    disconnect();
    expect([method, path, answer.status]).toEqual([method, path, 403]);
  }
});

test("a first post that waited is shown under the name that its author has by then, and not once they have left", async () => {
  const [nora, mark, owner] = [await somebody(), await somebody(), await somebody()];
  await Community.grant(owner.userId);
  const { id } = await openRoom(owner);
  for (const newcomer of [nora, mark]) expect((await say(newcomer, id, "See https://a.example")).status).toBe(202);
  const renamed = `late-${randomUUID().slice(0, 8)}`;
  await ask("POST", "/api/me/username", { cookie: nora.cookie, body: { username: renamed } });
  await updateItem({ pk: `U#${mark.userId}`, sk: "N" }, { set: { erasedAt: Date.now() } });
  const { items } = (await ask("GET", "/api/reports", { cookie: owner.cookie })).body;
  const approve = (person: Person) => {
    const report = items.find(({ about }: { about: { id: string } }) => about.id === person.userId);
    return ask("POST", `/api/reports/${report.id}/approve`, { cookie: owner.cookie });
  };
  expect([(await approve(nora)).status, (await approve(mark)).status]).toEqual([204, 410]);
  const said = (await ask("GET", `/api/rooms/${id}/messages`)).body.items;
  expect(said.map(({ author }: { author: object }) => author)).toEqual([{ id: nora.userId, username: renamed }]);
});
