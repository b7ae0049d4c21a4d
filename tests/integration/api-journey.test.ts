import { expect, test } from "vitest";
import { ask, newKey, openRoom, somebody, withApi } from "../support/api";

withApi();

test("a room's life: opened, talked in, edited, left, deleted, brought back", async () => {
  const [host, guest] = [await somebody(), await somebody()];
  const opened = await ask("POST", "/api/rooms", {
    cookie: host.cookie,
    key: newKey(),
    body: { name: "Primes", topic: "Number theory", description: "All of them." },
  });
  expect(opened.status).toBe(201);
  const room = opened.body;
  expect(opened.headers.location).toBe(`/api/rooms/${room.id}`);
  expect(room).toMatchObject({ name: "Primes", description: "All of them.", host: { username: host.username } });

  const posted = await ask("POST", `/api/rooms/${room.id}/messages`, {
    cookie: guest.cookie,
    key: newKey(),
    body: { body: "Is one prime?" },
  });
  expect(posted.status).toBe(201);
  expect(posted.headers.location).toBe(`/api/rooms/${room.id}/messages/${posted.body.id}`);

  const page = await ask("GET", `/api/rooms/${room.id}`);
  expect(page.status).toBe(200);
  expect(page.body.room).toMatchObject({ id: room.id, participantCount: 2 });
  expect(page.body.messages.items).toEqual([posted.body]);
  expect(page.body.participants.items.map(({ username }: { username: string }) => username)).toContain(guest.username);

  const at = `/api/rooms/${room.id}/messages/${posted.body.id}`;
  const edited = await ask("PATCH", at, { cookie: guest.cookie, version: 1, body: { body: "Is 1 prime?" } });
  expect(edited).toMatchObject({ status: 200, body: { body: "Is 1 prime?", version: 2 } });
  expect((await ask("DELETE", at, { cookie: guest.cookie })).status).toBe(204);
  expect(await ask("POST", `${at}/restore`, { cookie: guest.cookie })).toMatchObject({
    status: 200,
    body: { body: "Is 1 prime?" },
  });

  const renamed = await ask("PATCH", `/api/rooms/${room.id}`, {
    cookie: host.cookie,
    version: room.version,
    body: { name: "Prime numbers" },
  });
  expect(renamed).toMatchObject({ status: 200, body: { name: "Prime numbers", description: "All of them." } });

  expect((await ask("DELETE", `/api/rooms/${room.id}/membership`, { cookie: guest.cookie })).status).toBe(204);
  expect((await ask("DELETE", `/api/rooms/${room.id}/membership`, { cookie: host.cookie })).status).toBe(409);
  expect(await ask("POST", `/api/rooms/${room.id}/membership`, { cookie: guest.cookie })).toMatchObject({
    status: 200,
    body: { id: guest.userId, isHost: false },
  });

  expect((await ask("DELETE", `/api/rooms/${room.id}`, { cookie: host.cookie })).status).toBe(204);
  expect((await ask("GET", `/api/rooms/${room.id}`)).status).toBe(410);
  expect((await ask("POST", `/api/rooms/${room.id}/restore`, { cookie: host.cookie })).status).toBe(200);
  expect((await ask("GET", `/api/rooms/${room.id}`)).status).toBe(200);
});

test("lists answer what was made", async () => {
  const host = await somebody();
  const room = await openRoom(host, { name: "Listed", topic: "C#" });
  await ask("POST", `/api/rooms/${room.id}/messages`, { cookie: host.cookie, key: newKey(), body: { body: "Hello" } });
  const topics = await ask("GET", "/api/topics");
  expect(topics.body.items.map(({ name }: { name: string }) => name)).toContain("C#");
  expect(topics.body.roomCount).toBeGreaterThan(0);
  const ofTopic = await ask("GET", `/api/rooms?topic=${room.topic.id}&limit=1`);
  expect(ofTopic.body).toMatchObject({ items: [{ id: room.id }], next: null });
  const hosted = await ask("GET", `/api/users/${host.username.toUpperCase()}/rooms`, { cookie: host.cookie });
  expect(hosted.body.items).toMatchObject([{ id: room.id }]);
  const said = await ask("GET", `/api/users/${host.username}/activity`, { cookie: host.cookie });
  expect(said.body.items).toMatchObject([{ kind: "message", excerpt: "Hello" }]);
  const own = await ask("GET", "/api/me/activity", { cookie: host.cookie });
  expect(own.body.items.map(({ kind }: { kind: string }) => kind)).toEqual(["message", "room"]);
});

test("one's own profile is edited, and the session tells the new name", async () => {
  const person = await somebody();
  const mine = await ask("GET", "/api/me", { cookie: person.cookie });
  expect(mine).toMatchObject({ status: 200, body: { id: person.userId, bio: "", version: 1 } });
  const edited = await ask("PATCH", "/api/me", {
    cookie: person.cookie,
    version: 1,
    body: { displayName: "Emmy Noether", bio: "Rings.\nIdeals." },
  });
  expect(edited).toMatchObject({ status: 200, body: { displayName: "Emmy Noether", version: 2 } });
  const session = await ask("GET", "/api/session", { cookie: person.cookie });
  expect(session.body).toEqual({
    person: { id: person.userId, username: person.username, displayName: "Emmy Noether", isNew: true },
  });
  const seen = await ask("GET", `/api/users/${person.username}`, { cookie: (await somebody()).cookie });
  expect(seen.body).toMatchObject({ bio: "Rings.\nIdeals." });
  expect(seen.body.version).toBeUndefined();
});

test("a visitor is nobody, and that is no error", async () => {
  for (const cookie of [undefined, "__Host-session=garbage", "__Host-session=a.b; __Host-session=c.d"]) {
    expect(await ask("GET", "/api/session", { cookie })).toMatchObject({ status: 200, body: { person: null } });
  }
});

test("health waits until the community is ready", async () => {
  expect((await ask("GET", "/api/health")).status).toBe(200);
  process.env.READY = "no";
  const early = await ask("GET", "/api/health");
  delete process.env.READY;
  expect(early).toMatchObject({ status: 503, headers: { "retry-after": "1" } });
});

test("signing out ends this session, signing out everywhere all of them", async () => {
  const person = await somebody();
  const out = await ask("POST", "/api/auth/sign-out", { cookie: person.cookie });
  expect(out.status).toBe(204);
  expect(out.cookies).toEqual([
    expect.stringMatching(/^__Host-session=; Max-Age=0; Path=\/; HttpOnly; Secure; SameSite=Strict$/),
  ]);
  expect((await ask("GET", "/api/me", { cookie: person.cookie })).status).toBe(401);
  const other = await somebody();
  expect((await ask("POST", "/api/auth/sign-out-everywhere", { cookie: other.cookie })).status).toBe(204);
  expect((await ask("GET", "/api/me", { cookie: other.cookie })).status).toBe(401);
});
