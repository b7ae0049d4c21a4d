import { createHash } from "node:crypto";
import { join } from "node:path";
import type { Hono } from "hono";
import { createLocalJWKSet, type JSONWebKeySet, jwtVerify } from "jose";
import { afterAll, beforeAll, expect, test } from "vitest";
import { signInStandIn } from "../../infra/local/sign-in/app";
import type { Provider } from "../../shared/session";
import { temporaryFolder } from "../support/table";

const SITE = "http://localhost:8080";
const STAND_IN = "http://127.0.0.1:9000";
const VERIFIER = "v".repeat(43);
const CHALLENGE = createHash("sha256").update(VERIFIER).digest("base64url");
const redirectUri = (provider: Provider) => `${SITE}/api/auth/${provider}/callback`;

const clients = {
  google: { id: "g-id", secret: "g-secret", redirectUri: redirectUri("google") },
  github: { id: "h-id", secret: "h-secret", redirectUri: redirectUri("github") },
};

const folder = temporaryFolder();
const keptIn = join(folder.path, "sign-in.json");
let app: Hono;
beforeAll(async () => {
  app = await signInStandIn({ keptIn, clients, siteOrigin: SITE });
});
afterAll(folder.remove);

const ask = async (path: string, init?: RequestInit) => app.fetch(new Request(`${STAND_IN}${path}`, init));
const post = (path: string, form: Record<string, string>, headers: Record<string, string> = {}) =>
  ask(path, { method: "POST", body: new URLSearchParams(form), headers });

const authorize = (provider: Provider, changes: Record<string, string> = {}) => {
  const query = new URLSearchParams({
    response_type: "code",
    client_id: clients[provider].id,
    redirect_uri: redirectUri(provider),
    scope: provider === "google" ? "openid profile email" : "user:email",
    state: "the-state",
    code_challenge: CHALLENGE,
    code_challenge_method: "S256",
    nonce: "the-nonce",
    ...changes,
  });
  return ask(`/${provider}/authorize?${query}`);
};

const requestOn = async (page: Response) => /name="request" value="([^"]+)"/.exec(await page.text())![1]!;

/** The way of somebody who consents: answers where the browser is sent. */
async function consent(provider: Provider, form: Record<string, string>, changes?: Record<string, string>) {
  const request = await requestOn(await authorize(provider, changes));
  const back = await post("/consent", { request, ...form });
  expect(back.status).toBe(303);
  return new URL(back.headers.get("location")!);
}

const codeFor = async (provider: Provider, form: Record<string, string> = { handle: "mara" }) =>
  (await consent(provider, form)).searchParams.get("code")!;

const exchange = (provider: Provider, code: string, changes: Record<string, string> = {}) =>
  post(
    `/${provider}/token`,
    {
      grant_type: "authorization_code",
      code,
      redirect_uri: redirectUri(provider),
      code_verifier: VERIFIER,
      client_id: clients[provider].id,
      client_secret: clients[provider].secret,
      ...changes,
    },
    { accept: "application/json" },
  );

test("Google's id_token is signed by the published key and says who it is for and whom", async () => {
  const tokens = (await (await exchange("google", await codeFor("google"))).json()) as { id_token: string };
  const jwks = (await (await ask("/google/keys")).json()) as JSONWebKeySet;
  const { payload, protectedHeader } = await jwtVerify(tokens.id_token, createLocalJWKSet(jwks), {
    issuer: `${STAND_IN}/google`,
    audience: "g-id",
  });
  expect(protectedHeader.alg).toBe("RS256");
  expect(payload).toMatchObject({ nonce: "the-nonce", email: "mara@example.com", email_verified: true, name: "mara" });
  expect(payload.sub).toMatch(/^\d{21}$/);
  expect(JSON.stringify(jwks)).not.toContain('"d"');
});

test("a GitHub account hides its e-mail from its profile and tells it among its addresses", async () => {
  const { access_token } = (await (await exchange("github", await codeFor("github"))).json()) as Record<string, string>;
  const headers = { authorization: `Bearer ${access_token}`, "user-agent": "test" };
  expect(await (await ask("/github/user", { headers })).json()).toMatchObject({ login: "mara", email: null });
  const emails = await (await ask("/github/user/emails", { headers })).json();
  expect(emails).toContainEqual({ email: "mara@example.com", primary: true, verified: true, visibility: "private" });
});

test("a GitHub account may show its e-mail, and may never have confirmed it", async () => {
  const code = await codeFor("github", { handle: "open", email: "open@example.org", public: "on", unverified: "on" });
  const { access_token } = (await (await exchange("github", code)).json()) as Record<string, string>;
  const headers = { authorization: `Bearer ${access_token}`, "user-agent": "test" };
  expect(await (await ask("/github/user", { headers })).json()).toMatchObject({ email: "open@example.org" });
  const emails = await (await ask("/github/user/emails", { headers })).json();
  expect(emails).toContainEqual({ email: "open@example.org", primary: true, verified: false, visibility: "public" });
});

test("without the scope a GitHub token reads no addresses", async () => {
  const code = (await consent("github", { handle: "narrow" }, { scope: "read:user" })).searchParams.get("code")!;
  const { access_token } = (await (await exchange("github", code)).json()) as Record<string, string>;
  const headers = { authorization: `Bearer ${access_token}`, "user-agent": "test" };
  expect((await ask("/github/user/emails", { headers })).status).toBe(404);
  expect((await ask("/github/user", { headers: { ...headers, authorization: "Bearer other" } })).status).toBe(401);
});

test("whoever was typed once stands on the page afterwards, at a later start too, and is the same person", async () => {
  const first = await exchange("google", await codeFor("google", { handle: "Nils", name: "Nils Ede" }));
  app = await signInStandIn({ keptIn, clients, siteOrigin: SITE });
  expect(await (await authorize("google")).text()).toContain("Nils Ede");
  const second = await exchange("google", await codeFor("google", { person: "Nils" }));
  const subjects = await Promise.all(
    [first, second].map(async (response) => {
      const { id_token } = (await response.json()) as { id_token: string };
      return JSON.parse(Buffer.from(id_token.split(".")[1]!, "base64url").toString()).sub as string;
    }),
  );
  expect(subjects[0]).toBe(subjects[1]);
});

test("denying goes back with the state and without a code", async () => {
  const back = await consent("google", { deny: "yes" });
  expect(Object.fromEntries(back.searchParams)).toEqual({ error: "access_denied", state: "the-state" });
});

test.each(["google", "github"] as const)(
  "%s sends nobody to an address that is not exactly the site's",
  async (provider) => {
    for (const redirect_uri of [`${redirectUri(provider)}/`, `${SITE}/`, "https://evil.example/callback"]) {
      const page = await authorize(provider, { redirect_uri });
      expect(page.status).toBe(400);
      expect(page.headers.get("location")).toBeNull();
    }
    expect((await authorize(provider, { client_id: "other" })).status).toBe(400);
  },
);

test.each<Record<string, string>>([
  { code_challenge: "" },
  { code_challenge_method: "plain" },
  { state: "" },
  { response_type: "token" },
])("an authorization with %j is refused at the site's address", async (changes) => {
  const page = await authorize("github", changes);
  expect(page.status).toBe(302);
  expect(page.headers.get("location")).toMatch(/^http:\/\/localhost:8080\/api\/auth\/github\/callback\?error=/);
});

test.each(["google", "github"] as const)(
  "a code of %s works once, with its verifier, secret and address",
  async (provider) => {
    const isRefused = async (response: Response) =>
      "error" in ((await response.json()) as object) && !response.headers.has("set-cookie");
    const wrong: Record<string, string>[] = [
      { code_verifier: "w".repeat(43) },
      { client_secret: "wrong" },
      { redirect_uri: `${SITE}/elsewhere` },
    ];
    for (const changes of wrong) {
      expect(await isRefused(await exchange(provider, await codeFor(provider), changes))).toBe(true);
    }
    const code = await codeFor(provider);
    expect(await isRefused(await exchange(provider, code))).toBe(false);
    expect(await isRefused(await exchange(provider, code))).toBe(true);
  },
);

test("a code of one provider is worth nothing at the other", async () => {
  const answer = await exchange("google", await codeFor("github"));
  expect(await answer.json()).toMatchObject({ error: "invalid_grant" });
});

test("the consent page is good for one answer, and says so of Safari", async () => {
  const page = await authorize("google");
  const text = await page.clone().text();
  expect(text).toContain("Safari");
  const request = await requestOn(page);
  expect((await post("/consent", { request, handle: "one" })).status).toBe(303);
  expect((await post("/consent", { request, handle: "two" })).status).toBe(400);
});

test("what is typed is shown as text", async () => {
  await consent("google", { handle: "x", name: "<script>alert(1)</script>" });
  expect(await (await authorize("google")).text()).toContain("&lt;script&gt;");
});
