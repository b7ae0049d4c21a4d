import { expect, test } from "vitest";
import * as Sessions from "../../functions/sessions";
import { getItem, type Item, newId, updateItem } from "../../functions/table";
import * as Users from "../../functions/users";
import { subjectOf } from "../../infra/local/sign-in/identities";
import type { Provider } from "../../shared/session";
import { ask, type Person, somebody as someone, withApi } from "../support/api";
import { consent, withSignIn } from "../support/sign-in";

withApi();
withSignIn();

const handleOf = ({ username }: Users.Actor) => `at-github-${username}`;
const subjectFor = (provider: Provider, handle: string) =>
  subjectOf(provider, { handle, name: "", email: "", emailVerified: true, emailPublic: false });

/** Somebody who signs in with GitHub. */
async function somebody(): Promise<Person> {
  const username = `proof-${newId().slice(-10).toLowerCase()}`;
  const subject = subjectFor("github", handleOf({ userId: "", username }));
  const actor = await Users.register({ provider: "github", subject, username, displayName: "Somebody" });
  const session = await Sessions.start({ ...actor, displayName: "Somebody" }, "Test");
  return { ...actor, displayName: "Somebody", cookie: `__Host-session=${session}` };
}

const sessionKey = async ({ userId, cookie }: Person) => {
  const session = await Sessions.find(cookie.replace("__Host-session=", ""));
  return { pk: `U#${userId}`, sk: `SESS#${session!.sessionId}` };
};

/** As if this session had been started an hour ago. */
async function age(person: Person) {
  const key = await sessionKey(person);
  const { createdAt } = (await getItem<Item & { createdAt: number }>(key))!;
  await updateItem(key, { set: { createdAt: createdAt - 3_600_000 } });
}

/** Goes to a provider and comes back, as a browser does: the session's Strict cookie does not come along. */
async function goes(person: Person, address: string, handle: string, meanwhile = async () => {}) {
  const begun = await ask("POST", address, { cookie: person.cookie, body: { returnTo: "/settings" } });
  if (begun.status !== 200) return begun.body.type;
  const callback = await consent(begun.body.url, handle);
  await meanwhile();
  return (await ask("GET", callback, { cookie: begun.cookies[0]!.split(";")[0] })).headers.location;
}

const providersOf = async (person: Person) => (await Users.listIdentities(person)).map(({ provider }) => provider);

test("who signs in once more has a fresh session, and no second one", async () => {
  const nora = await somebody();
  await age(nora);
  const fresh = async () => (await ask("GET", "/api/me/identities", { cookie: nora.cookie })).body.fresh;
  expect(await fresh()).toBe(false);
  expect(await goes(nora, "/api/me/proof/github", handleOf(nora))).toBe("/settings");
  expect(await fresh()).toBe(true);
  expect(await Sessions.list(nora, "")).toHaveLength(1);
});

test("another person's sign-in proves nothing", async () => {
  const [nora, mark] = [await somebody(), await somebody()];
  await age(nora);
  for (const handle of [handleOf(mark), "nobody-yet"]) {
    expect(await goes(nora, "/api/me/proof/github", handle)).toBe(
      "/settings?problem=other-person&returnTo=%2Fsettings",
    );
  }
  expect((await ask("GET", "/api/me/identities", { cookie: nora.cookie })).body.fresh).toBe(false);
});

test("a second way of signing in is linked after a fresh sign-in at both", async () => {
  const nora = await somebody();
  await age(nora);
  expect(await goes(nora, "/api/me/identities/google", "nora-at-google")).toBe("/problems/not-fresh");
  await goes(nora, "/api/me/proof/github", handleOf(nora));
  expect(await goes(nora, "/api/me/identities/google", "nora-at-google")).toBe("/settings");
  expect(await providersOf(nora)).toEqual(["google", "github"]);
  const found = await Users.findByIdentity("google", subjectFor("google", "nora-at-google"));
  expect(found?.userId).toBe(nora.userId);
});

test("a sign-in of somebody else's cannot be linked, nor a second one of the same provider", async () => {
  const [nora, mark] = [await somebody(), await somebody()];
  await goes(mark, "/api/me/identities/google", "mark-at-google");
  const refused = "/settings?problem=linked-elsewhere&returnTo=%2Fsettings";
  expect(await goes(nora, "/api/me/identities/google", "mark-at-google")).toBe(refused);
  expect(await goes(nora, "/api/me/identities/github", "nora-elsewhere")).toBe(refused);
  expect(await providersOf(nora)).toEqual(["github"]);
});

test("a session that ended on the way links and proves nothing", async () => {
  const nora = await somebody();
  const signsOut = async () => void (await ask("POST", "/api/auth/sign-out", { cookie: nora.cookie }));
  expect(await goes(nora, "/api/me/identities/google", "late-at-google", signsOut)).toMatch(/problem=expired/);
  expect(await providersOf(nora)).toEqual(["github"]);
});

test("an attempt to sign in is no proof for whoever is signed in here", async () => {
  const nora = await someone();
  const begun = await ask("POST", "/api/auth/google/start", { body: {} });
  const callback = await consent(begun.body.url, "a-newcomer");
  const cookie = `${begun.cookies[0]!.split(";")[0]}; ${nora.cookie}`;
  expect((await ask("GET", callback, { cookie })).headers.location).toBe("/welcome");
  expect(await providersOf(nora)).toEqual(["github"]);
});
