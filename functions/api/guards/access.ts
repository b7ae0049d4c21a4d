import type { Context } from "hono";
import { Problem } from "../../../shared/problems";
import * as Community from "../../community";
import * as Sessions from "../../sessions";
import type * as SignIn from "../../sign-in";
import { cookiesNamed } from "../cookies";
import type { FullEnv } from "../env";

export const SESSION_COOKIE = "__Host-session";
/** Carries a first sign-in to the choice of a username. */
export const SIGN_UP_COOKIE = "__Host-signup";

/** Of two session cookies one was planted, so neither counts. */
function sessionCookieOf(c: Context): string | undefined {
  const [value, second] = cookiesNamed(c, SESSION_COOKIE);
  return second === undefined ? value : undefined;
}

/** The caller's session; undefined for a visitor, and for whoever sends two session cookies. */
export async function sessionOf(c: Context): Promise<Sessions.Session | undefined> {
  const value = sessionCookieOf(c);
  return value === undefined ? undefined : Sessions.find(value);
}

/** Whose session it was that a ban has closed, if the caller still holds it. */
export async function closedSessionOf(c: Context): Promise<string | undefined> {
  const value = sessionCookieOf(c);
  return value === undefined ? undefined : Sessions.findClosed(value);
}

/** Who is about to choose a username; undefined when nobody is. */
export async function newcomerOf(c: Context): Promise<SignIn.Newcomer | undefined> {
  const [sealed, second] = cookiesNamed(c, SIGN_UP_COOKIE);
  if (sealed === undefined || second !== undefined) return undefined;
  // Loaded when asked for: all others come without it.
  const SignIn = await import("../../sign-in");
  return SignIn.findNewcomer(sealed);
}

async function member(c: Context<FullEnv>) {
  const session = await sessionOf(c);
  if (!session) throw new Problem("signed-out");
  c.set("session", session);
  c.set("actor", session.actor);
}

/**
 * Who gets to an endpoint.
 * `open`: anyone, and the answer is the same for all. `reader`: the same, unless the community is members-only.
 * `member`: whoever is signed in. `newcomer`: whoever is one step from it. `anyone`: anyone, but the answer is for one
 * person.
 */
export const ACCESS = {
  async open(c: Context<FullEnv>) {
    c.set("isShared", true);
  },
  async reader(c: Context<FullEnv>) {
    if ((await Community.getSettings()).membersOnly) await member(c);
    else c.set("isShared", true);
  },
  member,
  async newcomer(c: Context<FullEnv>) {
    const newcomer = await newcomerOf(c);
    if (!newcomer) throw new Problem("signed-out", { detail: "This sign-in has run out. Please begin again." });
    c.set("newcomer", newcomer);
  },
  async anyone(_c: Context<FullEnv>) {},
};

export type Access = keyof typeof ACCESS;
