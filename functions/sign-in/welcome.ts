import type { PersonRef } from "../../shared/people";
import type { PendingSignUp, SignUp } from "../../shared/session";
import * as Sessions from "../sessions";
import * as Users from "../users";
import type { Newcomer } from "./finish";
import { toDisplayName } from "./names";
import { unseal } from "./seal";
import { getSecrets } from "./secrets";

/** Who a sign-up cookie's value is for; undefined when it is old or none of ours. */
export async function findNewcomer(sealed: string): Promise<Newcomer | undefined> {
  return unseal<Newcomer>((await getSecrets()).cookieKeys, "sign-up", sealed);
}

/** What to suggest to a newcomer. */
export async function suggest({ provider, handle, name }: Newcomer): Promise<PendingSignUp["pending"]> {
  const username = await Users.suggestUsername(handle);
  return { provider, username, displayName: toDisplayName(name, username) };
}

/**
 * Ends a first sign-in: makes the account under the username chosen, and starts its session. A repeat finds the account.
 * @throws Problem username-taken, forbidden.
 */
export async function welcome(
  { provider, subject, email, name, returnTo }: Newcomer,
  { username, displayName }: SignUp,
  device: string,
): Promise<{ session: string; person: PersonRef; returnTo: string }> {
  const names = { username, displayName: displayName ?? toDisplayName(name, username) };
  const actor = await Users.register({ provider, subject, email, ...names });
  const session = await Sessions.start({ ...actor, displayName: names.displayName }, device);
  return { session, person: { id: actor.userId, username: actor.username }, returnTo };
}
