import { join } from "node:path";
import { afterAll, beforeAll, vi } from "vitest";
import * as SignIn from "../../functions/sign-in";
import { signInStandIn } from "../../infra/local/sign-in/app";
import type { Provider } from "../../shared/session";
import { type Answer, ask, ORIGIN } from "./api";
import { temporaryFolder } from "./table";

const STAND_IN = "http://127.0.0.1:9";
const PARAMETER_STORE = "http://127.0.0.1:10/";

type Wire = (request: Request) => Promise<Response> | Response;

export type Providers = {
  /** What the parameter store holds, less its path. */
  parameters: Record<string, string>;
  /** Answers instead of the stand-in when it answers anything. */
  intercept: (request: Request) => Promise<Response | undefined> | Response | undefined;
};

const SECRET = "client-secret-of-the-tests";
export const COOKIE_KEY = Buffer.alloc(32, 7).toString("base64url");

const atFirst = () => ({
  "cookie-keys": COOKIE_KEY,
  "google-client-id": "google-client",
  "google-client-secret": SECRET,
  "github-client-id": "github-client",
  "github-client-secret": SECRET,
});

/** Both providers' stand-in and a parameter store on the end of `fetch`, without a port. */
export function withSignIn(): Providers {
  const folder = temporaryFolder();
  const providers: Providers = { parameters: atFirst(), intercept: () => undefined };
  beforeAll(async () => {
    const client = (provider: Provider) => ({
      id: `${provider}-client`,
      secret: SECRET,
      redirectUri: `${ORIGIN}/api/auth/${provider}/callback`,
    });
    standIn = await signInStandIn({
      keptIn: join(folder.path, "sign-in.json"),
      clients: { google: client("google"), github: client("github") },
      siteOrigin: ORIGIN,
    });
    Object.assign(process.env, { SIGNIN_ORIGIN: STAND_IN, SSM_ENDPOINT: PARAMETER_STORE, SECRETS_PATH: "/test" });
    vi.stubGlobal("fetch", async (...asked: Parameters<typeof fetch>) => {
      const request = new Request(...asked);
      if (request.url === PARAMETER_STORE) return parameterStore(providers.parameters)(request);
      if (!request.url.startsWith(STAND_IN)) throw new Error(`Nothing is at ${request.url}.`);
      return (await providers.intercept(request)) ?? standIn.fetch(request);
    });
  });
  afterAll(() => {
    vi.unstubAllGlobals();
    for (const name of ["SIGNIN_ORIGIN", "SSM_ENDPOINT", "SECRETS_PATH"]) delete process.env[name];
    SignIn.forgetSecrets();
    folder.remove();
  });
  return providers;
}

let standIn: Awaited<ReturnType<typeof signInStandIn>>;

const parameterStore =
  (parameters: Record<string, string>): Wire =>
  async (request) => {
    const signed = request.headers.get("authorization")?.startsWith("AWS4-HMAC-SHA256") ?? false;
    if (!signed || request.headers.get("x-amz-target") !== "AmazonSSM.GetParametersByPath") {
      return new Response("", { status: 400 });
    }
    const { Path, WithDecryption, NextToken } = await request.json();
    if (Path !== "/test" || !WithDecryption) return new Response("", { status: 400 });
    // Two a page, so that pages are followed.
    const start = Number(NextToken ?? 0);
    const all = Object.entries(parameters).map(([name, Value]) => ({ Name: `${Path}/${name}`, Value }));
    const next = start + 2 < all.length ? { NextToken: String(start + 2) } : {};
    return Response.json({ Parameters: all.slice(start, start + 2), ...next });
  };

/** The cookies of an answer as a browser would send them back. */
export const cookiesOf = ({ cookies }: Pick<Answer, "cookies">) =>
  cookies
    .filter((cookie) => !cookie.includes("Max-Age=0;"))
    .map((cookie) => cookie.split(";")[0])
    .join("; ");

/** Begins a sign-in at the site: where the provider waits, and the cookie for the way back. */
export async function begin(provider: Provider, returnTo?: string) {
  const started = await ask("POST", `/api/auth/${provider}/start`, {
    body: returnTo === undefined ? {} : { returnTo },
  });
  return { started, url: started.body.url as string, cookie: cookiesOf(started) };
}

export type Typed = {
  handle: string;
  name?: string;
  email?: string;
  unverified?: string;
  public?: string;
  deny?: string;
};

/** Gives consent at the provider as `typed` (or as that handle), or denies it; answers the path it sends one back to. */
export async function consent(url: string, typed: string | Typed): Promise<string> {
  const fields = typeof typed === "string" ? { handle: typed } : typed;
  const page = await standIn.fetch(new Request(url));
  const request = /name="request" value="([^"]+)"/.exec(await page.text())?.[1] ?? "";
  const form = new URLSearchParams({ request, ...fields });
  const answer = await standIn.fetch(new Request(`${STAND_IN}/consent`, { method: "POST", body: form }));
  return (answer.headers.get("location") ?? "").slice(ORIGIN.length);
}

/** Goes all the way to the provider and back. */
export async function comeBack(provider: Provider, typed: Typed, returnTo?: string) {
  const { url, cookie } = await begin(provider, returnTo);
  const way = await consent(url, typed);
  return { way, cookie, answer: await ask("GET", way, { cookie }) };
}

/** Somebody's first sign-in, to its end. Answers the cookie of their session. */
export async function signUp(provider: Provider, typed: Typed, username: string): Promise<string> {
  const { answer } = await comeBack(provider, typed);
  const done = await ask("POST", "/api/auth/complete", { cookie: cookiesOf(answer), body: { username } });
  return cookiesOf(done);
}
