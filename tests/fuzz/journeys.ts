import type { Asker, Lane } from "./lane";
import { NAUGHTY } from "./naughty";
import type { Request } from "./request";
import type { Manner } from "./values";

/** Steps that need one another: what a single request cannot reach. Each sends several, with one thing wrong now and then. */
export type Journey = (lane: Lane, asker: Asker) => Promise<void>;

const PROVIDERS = ["google", "github"] as const;

/** What is done to the way back from a provider, after which nobody may be signed in. */
const DETOURS: Record<string, (path: string) => string> = {
  "another state": (path) => path.replace(/state=(.)/, (_, first) => `state=${first === "x" ? "y" : "x"}`),
  "another provider": (path) => path.replace(/google|github/, (name) => (name === "google" ? "github" : "google")),
  "an error": (path) => `${path}&error=access_denied&error_description=%3Cscript%3E`,
  "no code": (path) => path.replace(/code=[^&]*/, "code="),
  "two states": (path) => `${path}&state=x`,
};

const post = (path: string, body: unknown): Request => ({
  method: "POST",
  path,
  headers: { "content-type": "application/json" },
  body: JSON.stringify(body),
});

/** To a provider and back, and at a first sign-in the choice of a name. */
export const signIn: Journey = async (lane) => {
  const { random } = lane;
  const provider = random.pick(PROVIDERS);
  const returnTo = random.pick(["/", "/rooms", ...NAUGHTY.map((text) => text.toWellFormed())]);
  const detour = random.chance(0.4) ? random.pick(Object.keys(DETOURS)) : undefined;
  const manner = random.pick(["valid", "valid", "naughty"] as Manner[]);
  const handle = `j${lane.seed.toString(36)}-${random.below(2 ** 31)}`;
  const started = await lane.ask(post(`/api/auth/${provider}/start`, { returnTo }));
  if (started.status !== 200) return;
  const attempt = pairsOf(started.cookies);
  const back = await lane.ground.consent(started.body.url, handle);
  const way: Request = { method: "GET", path: detour ? DETOURS[detour]!(back) : back, headers: {}, fault: undefined };
  const arrived = await lane.ask(way, attempt);
  const cookies = pairsOf(arrived.cookies);
  if (detour && /__Host-(session|signup)=./.test(cookies)) lane.report(`a sign-in by ${detour}`, way, arrived);
  const again = await lane.ask(way, attempt);
  if (/__Host-(session|signup)=./.test(pairsOf(again.cookies))) lane.report("a state that counts twice", way, again);
  if (!cookies.includes("__Host-signup=")) return;
  await lane.ask({ method: "GET", path: "/api/auth/pending", headers: {} }, cookies);
  const complete = lane.requestFor("POST /api/auth/complete", manner);
  const named = await lane.ask(complete, cookies);
  if (named.status === 201) lane.pool.add("username", named.body.person.username);
};

/** One more way of signing in, and away again. */
export const link: Journey = async (lane, asker) => {
  const provider = lane.random.pick(PROVIDERS);
  const started = await lane.ask(post(`/api/me/identities/${provider}`, { returnTo: "/settings" }), asker.cookie);
  if (started.status !== 200) return;
  const back = await lane.ground.consent(started.body.url, `l${lane.seed.toString(36)}-${lane.random.below(2 ** 31)}`);
  await lane.ask({ method: "GET", path: back, headers: {} }, `${asker.cookie}; ${pairsOf(started.cookies)}`);
  await lane.ask({ method: "DELETE", path: `/api/me/identities/${provider}`, headers: {} }, asker.cookie);
};

/** A picture, or what is none, by the form that the API signs. */
export const picture: Journey = async (lane, asker) => {
  const ticket = await lane.ask(post("/api/me/avatar", { type: "image/png" }), asker.cookie);
  if (ticket.status !== 200) return;
  const bytes = lane.random.pick([PIXEL, PIXEL.subarray(0, 40), Buffer.alloc(0), Buffer.from("<svg/>")]);
  const status = await lane.ground.upload(ticket.body, bytes);
  if (status >= 500) throw new Error(`The object store answered ${status}.`);
};

/** What a first sign-in or a link leaves in the browser: `name=value` pairs. */
const pairsOf = (cookies: string[]) => cookies.map((line) => line.split(";")[0]!).join("; ");

/** A PNG of one pixel. */
const PIXEL = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);

export const JOURNEYS: readonly Journey[] = [signIn, link, picture];
