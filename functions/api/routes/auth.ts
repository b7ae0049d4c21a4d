import { type Context, Hono } from "hono";
import * as v from "valibot";
import { PendingSignUp, Provider, SignedUp, SignInAddress, SignInStart, SignUp } from "../../../shared/session";
import { logFault } from "../../log";
import * as Sessions from "../../sessions";
import * as SignIn from "../../sign-in";
import { beginAttempt } from "../attempt";
import { cookiesNamed, dropCookie, keepCookie } from "../cookies";
import { anyone, member, newcomer } from "../endpoint";
import type { Env } from "../env";
import { newcomerOf, SESSION_COOKIE, SIGN_UP_COOKIE } from "../guards/access";
import { deviceOf } from "../visitor";

const ProviderParams = v.object({ provider: Provider });

/** The session's cookie outlives no session; the session itself ends sooner when it is not used. */
const keepSession = (c: Context, session: string) =>
  keepCookie(c, SESSION_COOKIE, session, { seconds: Sessions.SESSION_LIFE / 1000, sameSite: "Strict" });

export const auth = new Hono<Env>()
  .post(
    "/:provider/start",
    anyone({
      summary: "Begins a sign-in",
      description: "Answers the provider's address to go to; the cookie that comes along waits for the way back.",
      params: ProviderParams,
      body: SignInStart,
      limited: true,
      answers: { 200: SignInAddress },
      problems: ["conflict"],
    }),
    async (c) => {
      const { returnTo } = c.req.valid("json");
      return c.json(await beginAttempt(c, c.req.valid("param").provider, returnTo));
    },
  )
  .get(
    "/:provider/callback",
    anyone({
      summary: "Where a provider sends people back to",
      description:
        "Leads to where they were going, to the choice of a username, or back to sign-in with a problem's code.",
      params: ProviderParams,
      takesAnyQuery: true,
      answers: { 302: null },
    }),
    async (c) => c.redirect(await wayOn(c, c.req.valid("param").provider)),
  )
  .get(
    "/pending",
    anyone({ summary: "What a first sign-in suggests as username", answers: { 200: PendingSignUp } }),
    async (c) => {
      const newcomer = await newcomerOf(c);
      return c.json({ pending: newcomer ? await SignIn.suggest(newcomer) : null });
    },
  )
  .post(
    "/complete",
    newcomer({
      summary: "Ends a first sign-in with a username",
      body: SignUp,
      answers: { 201: SignedUp },
      problems: ["username-taken", "forbidden"],
    }),
    async (c) => {
      const { session, ...welcome } = await SignIn.welcome(c.var.newcomer, c.req.valid("json"), deviceOf(c));
      keepSession(c, session);
      dropCookie(c, SIGN_UP_COOKIE, "Strict");
      return c.json(welcome, 201, { Location: `/api/users/${welcome.person.username}` });
    },
  )
  .post("/sign-out", member({ summary: "Ends this session", answers: { 204: null } }), async (c) => {
    for (const session of cookiesNamed(c, SESSION_COOKIE)) await Sessions.end(session);
    dropCookie(c, SESSION_COOKIE, "Strict");
    return c.body(null, 204);
  })
  .post(
    "/sign-out-everywhere",
    member({ summary: "Ends all of one's sessions", answers: { 204: null } }),
    async (c) => {
      await Sessions.endAll(c.var.actor.userId);
      dropCookie(c, SESSION_COOKIE, "Strict");
      return c.body(null, 204);
    },
  );

/** Ends a sign-in as far as it came, and answers the site's page to go on at. */
async function wayOn(c: Context<Env>, provider: Provider): Promise<string> {
  const { code, state, error } = sentOnce(c);
  const outcome = await SignIn.finish({
    provider,
    sent: { code, state, error },
    cookie: (name) => cookiesNamed(c, name),
    device: deviceOf(c),
  }).catch((cause): SignIn.Outcome => ({ problem: "unavailable", cause }));
  if (state && SignIn.isState(state)) dropCookie(c, SignIn.attemptCookie(state), "Lax");
  if ("session" in outcome) {
    keepSession(c, outcome.session);
    return outcome.returnTo;
  }
  if ("newcomer" in outcome) {
    keepCookie(c, SIGN_UP_COOKIE, outcome.newcomer, { seconds: SignIn.STEP_SECONDS, sameSite: "Strict" });
    return "/welcome";
  }
  if ("proven" in outcome) return outcome.returnTo;
  const { problem, returnTo, cause, wasProof, closed } = outcome;
  if (closed) keepSession(c, closed);
  if (cause) logFault(`sign-in: ${problem}`, cause, { requestId: c.var.requestId, provider });
  return `${wasProof ? "/settings" : "/sign-in"}?${new URLSearchParams({ problem, ...(returnTo && { returnTo }) })}`;
}

/** What the provider sent; nothing that came twice, since two readers could take one each. RFC 6749, 3.1. */
const sentOnce = (c: Context): Record<string, string | undefined> =>
  Object.fromEntries(
    Object.entries(c.req.queries())
      .filter(([, values]) => values.length === 1)
      .map(([name, [value]]) => [name, value]),
  );
