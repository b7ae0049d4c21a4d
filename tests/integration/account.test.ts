import { expect, test } from "vitest";
import * as Sessions from "../../functions/sessions";
import { getItem, newId, updateItem } from "../../functions/table";
import * as Users from "../../functions/users";
import { ask, type Person, somebody, withApi } from "../support/api";
import { withBuckets } from "../support/buckets";

withApi();
withBuckets();

const DAY = 24 * 3_600_000;

const anotherSession = async (person: Person, device: string) =>
  `__Host-session=${await Sessions.start({ ...person }, device)}`;

const idOf = async (cookie: string) => (await Sessions.find(cookie.replace("__Host-session=", "")))!.sessionId;

/** As if this session had been started a while ago. */
async function age(person: Person, ms: number) {
  const key = { pk: `U#${person.userId}`, sk: `SESS#${await idOf(person.cookie)}` };
  const { createdAt } = (await getItem<{ pk: string; sk: string; createdAt: number }>(key))!;
  await updateItem(key, { set: { createdAt: createdAt - ms } });
}

const rename = (person: Person, username: string) =>
  ask("POST", "/api/me/username", { cookie: person.cookie, body: { username } });

test("a person sees where they are signed in, and signs one browser out", async () => {
  const nora = await somebody();
  const phone = await anotherSession(nora, "Firefox on Android");
  const { body } = await ask("GET", "/api/me/sessions", { cookie: nora.cookie });
  expect(body.items.map(({ device, isThis }: { device: string; isThis: boolean }) => [device, isThis])).toEqual(
    expect.arrayContaining([
      ["Test", true],
      ["Firefox on Android", false],
    ]),
  );
  const other = body.items.find(({ isThis }: { isThis: boolean }) => !isThis).id;
  expect(JSON.stringify(body)).not.toContain(phone.split(".")[1]);
  expect((await ask("DELETE", `/api/me/sessions/${other}`, { cookie: nora.cookie })).status).toBe(204);
  expect((await ask("GET", "/api/me", { cookie: phone })).status).toBe(401);
  expect((await ask("DELETE", `/api/me/sessions/${other}`, { cookie: nora.cookie })).status).toBe(404);
  expect((await ask("GET", "/api/me", { cookie: nora.cookie })).status).toBe(200);
});

test("nobody signs somebody else out", async () => {
  const [nora, mark] = [await somebody(), await somebody()];
  const answer = await ask("DELETE", `/api/me/sessions/${await idOf(nora.cookie)}`, { cookie: mark.cookie });
  expect(answer.status).toBe(404);
  expect((await ask("GET", "/api/me", { cookie: nora.cookie })).status).toBe(200);
});

test("the last way of signing in stays, and a second one can go", async () => {
  const nora = await somebody();
  const unlink = (provider: string) => ask("DELETE", `/api/me/identities/${provider}`, { cookie: nora.cookie });
  expect((await unlink("github")).body.type).toBe("/problems/conflict");
  expect((await unlink("google")).status).toBe(404);
  await Users.link(nora, "google", `subject-${newId()}`);
  const listed = await ask("GET", "/api/me/identities", { cookie: nora.cookie });
  expect(listed.body.items.map(({ provider }: { provider: string }) => provider)).toEqual(["google", "github"]);
  expect(listed.body.fresh).toBe(true);
  expect((await unlink("github")).status).toBe(204);
  expect((await unlink("google")).status).toBe(409);
});

test("of two ways unlinked at once one stays", async () => {
  const nora = await somebody();
  await Users.link(nora, "google", `subject-${newId()}`);
  await Promise.allSettled([Users.unlink(nora, "google"), Users.unlink(nora, "github")]);
  expect(await Users.listIdentities(nora)).toHaveLength(1);
});

test("a sign-in belongs to one account", async () => {
  const [nora, mark] = [await somebody(), await somebody()];
  const subject = `subject-${newId()}`;
  await Users.link(nora, "google", subject);
  await Users.link(nora, "google", subject);
  await expect(Users.link(mark, "google", subject)).rejects.toMatchObject({ code: "conflict" });
  await expect(Users.link(nora, "google", `another-${newId()}`)).rejects.toMatchObject({ code: "conflict" });
  expect((await Users.findByIdentity("google", subject))?.userId).toBe(nora.userId);
});

test("unlinking needs a sign-in that is minutes old", async () => {
  const nora = await somebody();
  await Users.link(nora, "google", `subject-${newId()}`);
  await age(nora, 11 * 60_000);
  const answer = await ask("DELETE", "/api/me/identities/google", { cookie: nora.cookie });
  expect([answer.status, answer.body.type]).toEqual([403, "/problems/not-fresh"]);
  await Sessions.prove(nora.userId, await idOf(nora.cookie));
  expect((await ask("DELETE", "/api/me/identities/google", { cookie: nora.cookie })).status).toBe(204);
});

test("a new username is there at once, and the old address leads to it", async () => {
  const nora = await somebody();
  const reader = await somebody();
  const name = `zoe-${newId().slice(-8)}`;
  const renamed = await rename(nora, name);
  expect([renamed.status, renamed.body.username]).toEqual([200, name]);
  expect((await ask("GET", "/api/session", { cookie: nora.cookie })).body.person.username).toBe(name);
  for (const rest of ["", "/rooms?limit=3", "/activity"]) {
    const old = await ask("GET", `/api/users/${nora.username.toUpperCase()}${rest}`, { cookie: reader.cookie });
    expect([old.status, old.headers.location]).toEqual([307, `/api/users/${name}${rest}`]);
    expect((await ask("GET", old.headers.location!, { cookie: reader.cookie })).status).toBe(200);
  }
});

test("a username is changed once in 30 days, be it only its case", async () => {
  const nora = await somebody();
  const upper = nora.username.toUpperCase();
  expect((await rename(nora, upper)).body.username).toBe(upper);
  const again = await rename(nora, "something-else");
  expect([again.status, again.body.type]).toEqual([409, "/problems/conflict"]);
  await Users.rename(nora, `later-${newId().slice(-8)}`, Date.now() + 30 * DAY + 1000);
});

test("a username that somebody has or has just left is taken; after 30 days it is free", async () => {
  const [nora, mark] = [await somebody(), await somebody()];
  expect((await rename(mark, nora.username)).body.type).toBe("/problems/username-taken");
  await rename(nora, `left-${newId().slice(-8)}`);
  expect((await rename(mark, nora.username)).body.type).toBe("/problems/username-taken");
  expect(await Users.isUsernameFree(nora.username)).toBe(false);
  await Users.rename(mark, nora.username, Date.now() + 30 * DAY + 1000);
  expect((await Users.getByUsername(nora.username)).id).toBe(mark.userId);
});

test("of two people who want the same username one gets it", async () => {
  const people = [await somebody(), await somebody()];
  const wanted = `wanted-${newId().slice(-8)}`;
  const statuses = (await Promise.all(people.map((one) => rename(one, wanted)))).map(({ status }) => status);
  expect(statuses.sort()).toEqual([200, 409]);
});

test("a picture is asked for and taken away through the API", async () => {
  const nora = await somebody();
  const ticket = await ask("POST", "/api/me/avatar", { cookie: nora.cookie, body: { type: "image/png" } });
  expect(ticket.status).toBe(200);
  expect(ticket.body.fields.key).toBe(`uploads/${nora.userId}/${ticket.body.version}`);
  const removed = await ask("DELETE", "/api/me/avatar", { cookie: nora.cookie });
  expect(removed.body.hasPicture).toBe(false);
  expect(removed.body.avatarVersion > ticket.body.version).toBe(true);
  const svg = await ask("POST", "/api/me/avatar", { cookie: nora.cookie, body: { type: "image/svg+xml" } });
  expect([svg.status, svg.body.errors[0].pointer]).toEqual([422, "/type"]);
});
