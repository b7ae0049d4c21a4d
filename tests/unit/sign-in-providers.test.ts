import { createHash } from "node:crypto";
import { exportJWK, exportSPKI, generateKeyPair, SignJWT, UnsecuredJWT } from "jose";
import { afterEach, beforeAll, expect, test, vi } from "vitest";
import { authorizationAddress, type Identity, identify, newSecret } from "../../functions/sign-in/providers";

/** The contract with the providers: real addresses and scopes, and what is believed of their answers. */
const client = { clientId: "client", clientSecret: "secret", redirectUri: "https://hall.example/api/auth/x/callback" };
const secret = newSecret();
const challenge = createHash("sha256").update(secret.verifier).digest("base64url");

type Asked = { method: string; url: string; headers: Headers; form: Record<string, string> };

/** Plays the network: answers by address, remembers what was asked. */
function network(answers: Record<string, () => Response | Promise<Response>>) {
  const asked: Asked[] = [];
  vi.stubGlobal("fetch", async (...args: Parameters<typeof fetch>) => {
    const request = new Request(...args);
    const form = Object.fromEntries(new URLSearchParams(await request.clone().text()));
    asked.push({ method: request.method, url: request.url, headers: request.headers, form });
    const answer = answers[request.url];
    if (!answer) throw new Error(`Nothing is at ${request.url}.`);
    return answer();
  });
  return asked;
}

afterEach(() => vi.unstubAllGlobals());

const BASIC = `Basic ${Buffer.from("client:secret").toString("base64")}`;
const GOOGLE_TOKEN = "https://oauth2.googleapis.com/token";
const GOOGLE_KEYS = "https://www.googleapis.com/oauth2/v3/certs";
const GITHUB_TOKEN = "https://github.com/login/oauth/access_token";
const GITHUB_USER = "https://api.github.com/user";
const GITHUB_EMAILS = "https://api.github.com/user/emails";

const authorization = (provider: "google" | "github") => {
  const { origin, pathname, searchParams } = new URL(authorizationAddress(provider, client, secret));
  return { at: origin + pathname, parameters: Object.fromEntries(searchParams) };
};

test("Google is asked for an identity and nothing more, with PKCE and a nonce", () => {
  expect(authorization("google")).toEqual({
    at: "https://accounts.google.com/o/oauth2/v2/auth",
    parameters: {
      response_type: "code",
      client_id: "client",
      redirect_uri: client.redirectUri,
      scope: "openid profile email",
      state: secret.state,
      nonce: secret.nonce,
      code_challenge: challenge,
      code_challenge_method: "S256",
    },
  });
});

test("GitHub is asked for its addresses and nothing more, with PKCE", () => {
  expect(authorization("github")).toEqual({
    at: "https://github.com/login/oauth/authorize",
    parameters: {
      response_type: "code",
      client_id: "client",
      redirect_uri: client.redirectUri,
      scope: "user:email",
      state: secret.state,
      code_challenge: challenge,
      code_challenge_method: "S256",
    },
  });
});

const github = (user: object, emails: () => Response) => ({
  [GITHUB_TOKEN]: () => Response.json({ access_token: "gho_1", token_type: "bearer", scope: "user:email" }),
  [GITHUB_USER]: () => Response.json({ id: 583231, login: "octocat", name: "The Octocat", email: null, ...user }),
  [GITHUB_EMAILS]: emails,
});
const addresses =
  (...list: [email: string, primary: boolean, verified: boolean][]) =>
  () =>
    Response.json(list.map(([email, primary, verified]) => ({ email, primary, verified, visibility: null })));

test("a GitHub account without a public e-mail is known by its verified primary one", async () => {
  const asked = network(
    github(
      {},
      addresses(["old@example.com", false, true], ["octo@example.com", true, true], ["x@example.com", false, false]),
    ),
  );
  expect(await identify("github", client, secret, "code-1")).toEqual({
    provider: "github",
    subject: "583231",
    name: "The Octocat",
    handle: "octocat",
    email: "octo@example.com",
  });
  expect(asked.map(({ method, url }) => `${method} ${url}`)).toEqual([
    `POST ${GITHUB_TOKEN}`,
    `GET ${GITHUB_USER}`,
    `GET ${GITHUB_EMAILS}`,
  ]);
  expect(asked[0]!.form).toEqual({
    grant_type: "authorization_code",
    code: "code-1",
    redirect_uri: client.redirectUri,
    code_verifier: secret.verifier,
  });
  expect(asked[0]!.headers.get("authorization")).toBe(BASIC);
  // GitHub answers forms unless asked for JSON, and refuses who does not name themselves.
  expect(asked[0]!.headers.get("accept")).toBe("application/json");
  for (const { headers } of asked.slice(1)) {
    expect(headers.get("authorization")).toBe("Bearer gho_1");
    expect(headers.get("user-agent")).toBeTruthy();
  }
});

test.each([
  ["unverified", {}, addresses(["octo@example.com", true, false])],
  ["public but unverified", { email: "octo@example.com" }, addresses(["octo@example.com", true, false])],
  ["verified but not primary", {}, addresses(["octo@example.com", false, true])],
  ["unreadable", {}, () => Response.json({ message: "Not Found" }, { status: 404 })],
  ["nonsense", {}, () => Response.json({ message: "hm" })],
])("an e-mail at GitHub that is %s is not kept", async (_, user, emails) => {
  network(github(user, emails));
  expect((await identify("github", client, secret, "code")).email).toBeUndefined();
});

test.each([
  ["an id that is no number", { id: "583231" }],
  ["no id", { id: undefined }],
  ["a broken id", { id: 1.5 }],
])("a GitHub user with %s is nobody", async (_, user) => {
  network(github(user, addresses()));
  await expect(identify("github", client, secret, "code")).rejects.toThrow();
});

// Google's keys are fetched once and kept, so all tokens here are signed by, or pretend to be of, this pair.
let keys: Awaited<ReturnType<typeof generateKeyPair>>;
let openKeys: typeof keys;
let published: object;
beforeAll(async () => {
  keys = await generateKeyPair("RS256", { extractable: true });
  // One of theirs that does not say what it is for: it would do for any algorithm of its kind.
  openKeys = await generateKeyPair("RS512", { extractable: true });
  published = {
    keys: [
      { ...(await exportJWK(keys.publicKey)), kid: "key-1", alg: "RS256", use: "sig" },
      { ...(await exportJWK(openKeys.publicKey)), kid: "key-3" },
    ],
  };
});

const claims = (more: object = {}) => ({
  iss: "https://accounts.google.com",
  aud: "client",
  azp: "client",
  sub: "110169484474386276334",
  nonce: secret.nonce,
  email: "ada@example.com",
  email_verified: true,
  name: "Ada Quill",
  iat: Math.floor(Date.now() / 1000),
  exp: Math.floor(Date.now() / 1000) + 3600,
  ...more,
});

const signed = (
  payload: object,
  { alg = "RS256", kid = "key-1", key = keys.privateKey as Parameters<SignJWT["sign"]>[0] } = {},
) => new SignJWT({ ...payload }).setProtectedHeader({ alg, kid }).sign(key);

function identifyByToken(idToken: string): Promise<Identity> {
  network({
    [GOOGLE_TOKEN]: () =>
      Response.json({ access_token: "a", token_type: "Bearer", expires_in: 3599, id_token: idToken }),
    [GOOGLE_KEYS]: () => Response.json(published),
  });
  return identify("google", client, secret, "code");
}

test("Google's id_token says who somebody is", async () => {
  expect(await identifyByToken(await signed(claims()))).toEqual({
    provider: "google",
    subject: "110169484474386276334",
    name: "Ada Quill",
    handle: "Ada Quill",
    email: "ada@example.com",
  });
  // Google documents both forms of its issuer.
  expect(await identifyByToken(await signed(claims({ iss: "accounts.google.com" })))).toMatchObject({
    name: "Ada Quill",
  });
  expect((await identifyByToken(await signed(claims({ email_verified: false })))).email).toBeUndefined();
  expect((await identifyByToken(await signed(claims({ email_verified: undefined })))).email).toBeUndefined();
});

test.each<[string, () => string | Promise<string>]>([
  ["is not signed", () => new UnsecuredJWT(claims()).encode()],
  [
    "is signed with the public key as if it were a password",
    async () => {
      const password = new TextEncoder().encode(await exportSPKI(keys.publicKey));
      return signed(claims(), { alg: "HS256", key: password });
    },
  ],
  ["is signed by another key", async () => signed(claims(), { key: (await generateKeyPair("RS256")).privateKey })],
  ["names a key that is not Google's", () => signed(claims(), { kid: "key-2" })],
  [
    "uses another algorithm",
    async () => signed(claims(), { alg: "RS512", key: (await generateKeyPair("RS512")).privateKey }),
  ],
  [
    "uses another algorithm that a published key would take",
    () => signed(claims(), { alg: "RS512", kid: "key-3", key: openKeys.privateKey }),
  ],
  ["is for another client", () => signed(claims({ aud: "somebody-else" }))],
  ["is for nobody", () => signed(claims({ aud: undefined }))],
  ["is of another issuer", () => signed(claims({ iss: "https://accounts.google.com.evil.example" }))],
  ["answers another sign-in", () => signed(claims({ nonce: "another" }))],
  ["answers no sign-in", () => signed(claims({ nonce: undefined }))],
  ["has run out", () => signed(claims({ exp: Math.floor(Date.now() / 1000) - 120 }))],
  ["never runs out", () => signed(claims({ exp: undefined }))],
  ["is of nobody", () => signed(claims({ sub: undefined }))],
  ["is of somebody without a name at Google", () => signed(claims({ sub: "" }))],
  ["is garbage", () => "a.b.c"],
])("an id_token that %s lets nobody in", async (_, token) => {
  await expect(identifyByToken(await token())).rejects.toThrow();
});

test("a changed id_token lets nobody in", async () => {
  const [header, , signature] = (await signed(claims())).split(".");
  const payload = Buffer.from(JSON.stringify(claims({ sub: "1" }))).toString("base64url");
  await expect(identifyByToken(`${header}.${payload}.${signature}`)).rejects.toThrow();
});

test("a provider that takes too long is given up", async () => {
  vi.useFakeTimers();
  try {
    network({ [GITHUB_TOKEN]: () => new Promise<Response>(() => {}) });
    const late = expect(identify("github", client, secret, "code")).rejects.toThrow("in time");
    await vi.advanceTimersByTimeAsync(7_000);
    await late;
  } finally {
    vi.useRealTimers();
  }
});
