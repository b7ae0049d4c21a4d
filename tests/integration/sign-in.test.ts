import { beforeEach, expect, test, vi } from "vitest";
import * as Community from "../../functions/community";
import * as Moderation from "../../functions/moderation";
import * as SignIn from "../../functions/sign-in";
import { getItem, updateItem } from "../../functions/table";
import * as Users from "../../functions/users";
import { PROVIDERS } from "../../shared/session";
import { ask, withApi } from "../support/api";
import { begin, COOKIE_KEY, comeBack, consent, cookiesOf, signUp, withSignIn } from "../support/sign-in";

withApi();
const providers = withSignIn();

beforeEach(() => {
  providers.intercept = () => undefined;
  // The cases begin far more sign-ins than one network may.
  process.env.RATE_LIMITS = "off";
});

const sessionOf = async (cookie: string) => (await ask("GET", "/api/session", { cookie })).body.person;

/** Nobody got in: back at sign-in with one fixed word, and no cookie that means anything. */
const expectRefused = (
  answer: { status: number; headers: Record<string, string>; cookies: string[] },
  problem: string,
) => {
  expect(answer.status).toBe(302);
  const { pathname, searchParams } = new URL(answer.headers.location!, "http://x");
  expect([pathname, searchParams.get("problem")]).toEqual(["/sign-in", problem]);
  expect(cookiesOf(answer)).toBe("");
};

test.each(PROVIDERS)(
  "a first sign-in with %s ends with a username, the next one does not ask again",
  async (provider) => {
    const handle = `first-${provider}`;
    const { answer } = await comeBack(provider, { handle, name: "Ada Quill" }, "/rooms/new?draft=1");
    expect(answer).toMatchObject({ status: 302, headers: { location: "/welcome" } });
    expect(answer.cookies.join()).toMatch(
      /__Host-signup=[^;]+; Max-Age=600; Path=\/; HttpOnly; Secure; SameSite=Strict/,
    );

    const waiting = { cookie: cookiesOf(answer) };
    const pending = await ask("GET", "/api/auth/pending", waiting);
    expect(pending.body.pending).toMatchObject({ provider, displayName: "Ada Quill" });
    const { username } = pending.body.pending;

    const done = await ask("POST", "/api/auth/complete", { ...waiting, body: { username, displayName: "Ada Q." } });
    expect(done).toMatchObject({ status: 201, body: { person: { username }, returnTo: "/rooms/new?draft=1" } });
    expect(done.cookies.join()).toMatch(
      /__Host-session=[^;]+; Max-Age=2592000; Path=\/; HttpOnly; Secure; SameSite=Strict/,
    );
    expect(await sessionOf(cookiesOf(done))).toMatchObject({ username, displayName: "Ada Q." });

    const again = await comeBack(provider, { handle }, "/somewhere");
    expect(again.answer).toMatchObject({ status: 302, headers: { location: "/somewhere" } });
    expect(await sessionOf(cookiesOf(again.answer))).toMatchObject({ username, displayName: "Ada Q." });
  },
);

test("the cookie on the way out is short-lived, unreadable and comes back from another site", async () => {
  const { started, url } = await begin("google");
  expect(started.cookies).toEqual([
    expect.stringMatching(/^__Host-signin-[\w-]{8}=[^;]+; Max-Age=600; Path=\/; HttpOnly; Secure; SameSite=Lax$/),
  ]);
  const state = new URL(url).searchParams.get("state")!;
  const [name, value] = cookiesOf(started).split(/=(.*)/s);
  expect(name).toBe(`__Host-signin-${state.slice(0, 8)}`);
  const [header] = value!.split(".");
  expect(JSON.parse(Buffer.from(header!, "base64url").toString())).toEqual({ alg: "dir", enc: "A256GCM" });
});

test("two tabs can sign in at once", async () => {
  const [one, two] = [await begin("github", "/one"), await begin("github", "/two")];
  const cookie = `${one.cookie}; ${two.cookie}`;
  await signUp("github", { handle: "tabs" }, "tabs");
  for (const { url, place } of [
    { url: two.url, place: "/two" },
    { url: one.url, place: "/one" },
  ]) {
    expect((await ask("GET", await consent(url, { handle: "tabs" }), { cookie })).headers.location).toBe(place);
  }
});

test("a way back is good once", async () => {
  await signUp("google", { handle: "once" }, "once");
  const { url, cookie } = await begin("google");
  const way = await consent(url, { handle: "once" });
  expect((await ask("GET", way, { cookie })).headers.location).toBe("/");
  expectRefused(await ask("GET", way, { cookie }), "expired");
});

test("a state that is wrong, another's, another provider's or somebody else's leads nowhere", async () => {
  const { url, cookie } = await begin("google");
  const way = await consent(url, { handle: "states" });
  const { search } = new URL(way, "http://x");
  const code = new URLSearchParams(search).get("code");
  for (const [at, sent] of [
    [way, undefined],
    [way, (await begin("google")).cookie],
    [way, `${cookie}; ${cookie}`],
    [way, cookie.slice(0, -2)],
    [`/api/auth/github/callback${search}`, cookie],
    [`/api/auth/google/callback?code=${code}`, cookie],
    [`/api/auth/google/callback?code=${code}&state=x`, cookie],
    [`${way}&state=x`, cookie],
    [`/api/auth/google/callback?code=${code}&state=${"a".repeat(43)}`, cookie],
    [`/api/auth/google/callback?code=${code}&state=${encodeURIComponent("=; Path=/; x=")}`, cookie],
  ] as const) {
    expectRefused(await ask("GET", at, { cookie: sent }), "expired");
  }
});

test("who denies consent is told so, and whatever a provider writes about it is not shown", async () => {
  const { answer } = await comeBack("github", { handle: "no", deny: "yes" }, "/back");
  expectRefused(answer, "cancelled");
  expect(answer.headers.location).toBe("/sign-in?problem=cancelled&returnTo=%2Fback");
  const { url, cookie } = await begin("google");
  const state = new URL(url).searchParams.get("state");
  const text = encodeURIComponent("<script>alert(1)</script>");
  const odd = await ask("GET", `/api/auth/google/callback?state=${state}&error=${text}&error_description=${text}`, {
    cookie,
  });
  expectRefused(odd, "provider");
  expect(JSON.stringify(odd)).not.toContain("script");
});

test.each([
  ["answers 500", () => new Response("no", { status: 500 })],
  ["answers nonsense", () => new Response("<html>", { status: 200 })],
  ["answers an error with 200", () => Response.json({ error: "bad_verification_code" })],
  ["answers another type", () => Response.json([])],
  ["cannot be reached", () => Promise.reject(new Error("ECONNREFUSED"))],
])("when a provider %s, nobody gets in and the site says so", async (_, answer) => {
  for (const provider of PROVIDERS) {
    for (const path of provider === "google" ? ["/google/token"] : ["/github/token", "/github/user"]) {
      providers.intercept = (request) => (new URL(request.url).pathname === path ? answer() : undefined);
      expectRefused((await comeBack(provider, { handle: "faults" })).answer, "provider");
    }
  }
});

test("an account keeps the verified e-mail alone, and nobody is shown it", async () => {
  const emailOf = async (cookie: string) =>
    (await getItem({ pk: `U#${(await sessionOf(cookie)).id}`, sk: "N" }, { consistent: true }))?.email;
  const mail = (handle: string) => ({ handle, email: `${handle}@example.com` });
  expect(await emailOf(await signUp("google", mail("mail-a"), "mail-a"))).toBe("mail-a@example.com");
  expect(await emailOf(await signUp("google", { ...mail("mail-b"), unverified: "on" }, "mail-b"))).toBeUndefined();
  expect(await emailOf(await signUp("github", mail("mail-c"), "mail-c"))).toBe("mail-c@example.com");
  expect(await emailOf(await signUp("github", { ...mail("mail-d"), unverified: "on" }, "mail-d"))).toBeUndefined();
  const cookie = await signUp("github", { ...mail("mail-e"), public: "on" }, "mail-e");
  expect(await emailOf(cookie)).toBe("mail-e@example.com");
  for (const path of ["/api/me", "/api/session", "/api/users/mail-e"]) {
    expect((await ask("GET", path, { cookie })).text).not.toContain("@example.com");
  }
});

test("a GitHub account whose addresses cannot be read signs in without one", async () => {
  providers.intercept = ({ url }) =>
    url.endsWith("/emails") ? Response.json({ message: "Not Found" }, { status: 404 }) : undefined;
  const cookie = await signUp("github", { handle: "shy" }, "shy");
  expect(await sessionOf(cookie)).toMatchObject({ username: "shy" });
});

test("a username that is taken, odd or missing is said so, and the sign-in goes on", async () => {
  await signUp("github", { handle: "taken" }, "Taken-Name");
  const { answer } = await comeBack("github", { handle: "late" });
  const cookie = cookiesOf(answer);
  const complete = (body: object) => ask("POST", "/api/auth/complete", { cookie, body });
  expect(await complete({ username: "taken-NAME" })).toMatchObject({
    status: 409,
    body: { type: "/problems/username-taken", errors: [{ pointer: "/username" }] },
  });
  for (const username of ["x", "a b", "é".repeat(4), "a".repeat(31), "a/b", "", 7]) {
    expect(await complete({ username })).toMatchObject({ status: 422, body: { errors: [{ pointer: "/username" }] } });
  }
  expect((await complete({})).body.errors).toEqual([{ pointer: "/username", detail: "This is needed." }]);
  expect((await complete({ username: "late" })).status).toBe(201);
});

test("pressing the last button twice makes one account", async () => {
  const { answer } = await comeBack("google", { handle: "twice" });
  const complete = () => ask("POST", "/api/auth/complete", { cookie: cookiesOf(answer), body: { username: "twice" } });
  const [one, two] = await Promise.all([complete(), complete()]);
  expect([one.status, two.status]).toEqual([201, 201]);
  expect(one.body.person).toEqual(two.body.person);
});

test("no last step without the first: nothing, garbage, a sign-in's own cookie, another key's", async () => {
  const { cookie } = await begin("github");
  const [, value] = cookie.split(/=(.*)/s);
  for (const sent of [undefined, "__Host-signup=x", `__Host-signup=${value}`]) {
    expect((await ask("POST", "/api/auth/complete", { cookie: sent, body: { username: "nobody" } })).status).toBe(401);
    expect((await ask("GET", "/api/auth/pending", { cookie: sent })).body).toEqual({ pending: null });
  }
});

test("sign-ins under way survive a change of the cookies' key", async () => {
  await signUp("github", { handle: "rotation" }, "rotation");
  const { url, cookie } = await begin("github");
  const newer = Buffer.alloc(32, 9).toString("base64url");
  const withKeys = (keys: string) => {
    providers.parameters["cookie-keys"] = keys;
    SignIn.forgetSecrets();
  };
  withKeys(`${newer},${COOKIE_KEY}`);
  const way = await consent(url, { handle: "rotation" });
  expect((await ask("GET", way, { cookie })).headers.location).toBe("/");
  const late = await begin("github");
  withKeys(newer);
  expect((await ask("GET", await consent(late.url, { handle: "rotation" }), late)).headers.location).toBe("/");
  withKeys(COOKIE_KEY);
  const lost = await begin("github");
  withKeys(newer);
  expectRefused(await ask("GET", await consent(lost.url, { handle: "rotation" }), lost), "expired");
  withKeys(COOKIE_KEY);
});

test("an account that was closed stays outside, and is told so", async () => {
  const person = await sessionOf(await signUp("google", { handle: "closed-now" }, "closed-now"));
  await updateItem({ pk: `U#${person.id}`, sk: "N" }, { set: { erasedAt: Date.now() } });
  expectRefused((await comeBack("google", { handle: "closed-now" })).answer, "closed");
});

test("whoever is banned and proves who they are stays outside and is told why; the address says nothing of it", async () => {
  const owner = await sessionOf(await signUp("google", { handle: "ban-owner" }, "ban-owner"));
  await Community.grant(owner.id);
  const person = await sessionOf(await signUp("google", { handle: "banned-now" }, "banned-now"));
  await Moderation.ban({ userId: owner.id, username: "ban-owner" }, "banned-now", {
    reason: "Selling",
    hidePosts: false,
  });
  const { answer } = await comeBack("google", { handle: "banned-now" });
  expect(answer).toMatchObject({ status: 302, headers: { location: "/sign-in?problem=banned" } });
  const cookie = cookiesOf(answer);
  const asked = await ask("GET", "/api/session", { cookie });
  expect(asked.body).toMatchObject({ person: null, ban: { reason: "Selling" } });
  expect(asked.headers["cache-control"]).toBe("private, no-store");
  for (const [method, path] of [
    ["GET", "/api/me"],
    ["GET", "/api/me/export"],
    ["POST", "/api/auth/sign-out-everywhere"],
  ] as const) {
    expect((await ask(method, path, { cookie })).status).toBe(401);
  }
  // Another person's sign-in learns nothing of it.
  expect(
    await ask("GET", "/api/session", { cookie: await signUp("google", { handle: "by-the-way" }, "by-the-way") }),
  ).not.toHaveProperty("body.ban");
  const anHourOn = vi.spyOn(Date, "now").mockReturnValue(Date.now() + 3_700_000);
  expect((await ask("GET", "/api/session", { cookie })).body).toEqual({ person: null });
  anHourOn.mockRestore();
  expect(person.id).toBe((await Users.getByUsername("banned-now")).id);
});

test("the same e-mail at the other provider is another account", async () => {
  const typed = { handle: "both", email: "both@example.com" };
  const one = await sessionOf(await signUp("google", typed, "both-google"));
  const two = await sessionOf(await signUp("github", typed, "both-github"));
  expect(one.id).not.toBe(two.id);
  expect((await Users.getByUsername("both-google")).id).toBe(one.id);
});

test("a provider without credentials is not set up yet, and the site knows", async () => {
  delete providers.parameters["github-client-secret"];
  SignIn.forgetSecrets();
  expect((await ask("GET", "/api/community")).body.providers).toEqual(["google"]);
  const refused = await ask("POST", "/api/auth/github/start", { body: {} });
  expect(refused).toMatchObject({ status: 409, body: { detail: expect.stringContaining("not set up") } });
  providers.parameters["github-client-secret"] = "client-secret-of-the-tests";
  SignIn.forgetSecrets();
  expect((await ask("GET", "/api/community")).body.providers).toEqual(["google", "github"]);
});

test("a provider that nobody knows is not there", async () => {
  expect((await ask("POST", "/api/auth/facebook/start", { body: {} })).status).toBe(404);
  expect((await ask("GET", "/api/auth/facebook/callback")).status).toBe(404);
});

test("where to return to is a path of this site", async () => {
  await signUp("github", { handle: "returning" }, "returning");
  for (const returnTo of ["//evil", "/\\evil", "https:evil", "%2F%2Fevil", "/%09/evil", "/a\r\nb: c", "/..//evil"]) {
    expect((await comeBack("github", { handle: "returning" }, returnTo)).answer.headers.location).toBe("/");
  }
});

test("starts are counted by network, and one too many is told when to come back", async () => {
  delete process.env.RATE_LIMITS;
  const start = (address: string) =>
    ask("POST", "/api/auth/github/start", {
      body: {},
      headers: { "x-forwarded-for": `1.2.3.4, ${address}, 127.0.0.1` },
    });
  const statuses = await Promise.all(Array.from({ length: 75 }, (_, n) => start(`198.51.100.${n}`)));
  const refused = statuses.filter(({ status }) => status === 429);
  expect(refused.length).toBeGreaterThan(0);
  expect(Number(refused[0]!.headers["retry-after"])).toBeGreaterThan(0);
  expect((await start("198.51.101.1")).status).toBe(200);
});

test("the stand-in's address is refused anywhere but on this machine", async () => {
  const kept = process.env.SIGNIN_ORIGIN;
  process.env.SIGNIN_ORIGIN = "https://evil.example";
  const started = await ask("POST", "/api/auth/github/start", { body: {} });
  process.env.SIGNIN_ORIGIN = kept;
  expect(started.status).toBe(500);
});
