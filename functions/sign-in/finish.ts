import { Problem } from "../../shared/problems";
import type { Provider, SignInProblem } from "../../shared/session";
import * as Sessions from "../sessions";
import * as Users from "../users";
import { type Attempt, attemptCookie, clientOf, providers } from "./begin";
import { settle } from "./proof";
import type { Identity } from "./providers";
import { seal, unseal } from "./seal";
import { getSecrets, type Secrets } from "./secrets";
import { useUp } from "./single-use";

/** What a provider sends somebody back with. Nothing of it is shown to anyone. */
export type Return = { code?: string; state?: string; error?: string };

/** A first sign-in that waits for a username, as it travels in its encrypted cookie. */
export type Newcomer = Identity & { returnTo: string };

/**
 * How a sign-in ended: with a session, at the last step of a first one, or with a problem to tell; `cause` is for the log,
 * `closed` a session that tells whoever has proven who they are why they may not come in.
 */
export type Outcome =
  | { session: string; returnTo: string }
  | { newcomer: string; returnTo: string }
  | { proven: true; returnTo: string }
  | { problem: SignInProblem; returnTo?: string; cause?: unknown; wasProof?: boolean; closed?: string };

type Asked = {
  provider: Provider;
  sent: Return;
  /** The values of a cookie of this name. */
  cookie: (name: string) => string[];
  device: string;
};

/** Ends what `begin` began. Never throws for what a provider or a visitor sent. */
export async function finish({ provider, sent, cookie, device }: Asked): Promise<Outcome> {
  const secrets = await getSecrets();
  const attempt = await attemptOf(secrets, sent.state, cookie);
  // Another provider's state, an old one or a used one: whoever follows such a link did not begin here.
  if (!attempt || attempt.provider !== provider || !(await useUp(attempt.state))) return { problem: "expired" };
  const outcome = await outcomeOf(secrets, attempt, sent, device);
  return "problem" in outcome ? { ...outcome, wasProof: attempt.proof !== undefined } : outcome;
}

async function outcomeOf(secrets: Secrets, attempt: Attempt, sent: Return, device: string): Promise<Outcome> {
  const { returnTo, proof } = attempt;
  if (sent.error !== undefined || !sent.code) {
    return { problem: sent.error === "access_denied" ? "cancelled" : "provider", returnTo };
  }
  try {
    const identity = await identityOf(secrets, attempt, sent.code);
    return await (proof ? settle(proof, identity, returnTo) : enter(secrets, { ...identity, returnTo }, device));
  } catch (cause) {
    if (cause instanceof Problem) throw cause;
    // Whatever a provider got wrong, nobody gets in by it.
    return { problem: "provider", returnTo, cause };
  }
}

/** Whether a text has the form of a state: only then may it name a cookie. */
export const isState = (text: string) => /^[\w-]{43}$/.test(text);

async function attemptOf({ cookieKeys }: Secrets, state = "", cookie: Asked["cookie"]): Promise<Attempt | undefined> {
  if (!isState(state)) return undefined;
  const [sealed, second] = cookie(attemptCookie(state));
  if (sealed === undefined || second !== undefined) return undefined;
  const attempt = await unseal<Attempt>(cookieKeys, "sign-in", sealed);
  return attempt?.state === state ? attempt : undefined;
}

async function identityOf(secrets: Secrets, attempt: Attempt, code: string): Promise<Identity> {
  const client = clientOf(secrets, attempt.provider);
  if (!client) throw new Error("The provider's credentials were taken away meanwhile.");
  const { identify } = await providers();
  return identify(attempt.provider, client, attempt, code);
}

async function enter({ cookieKeys }: Secrets, newcomer: Newcomer, device: string): Promise<Outcome> {
  const { provider, subject, returnTo } = newcomer;
  const person = await Users.findByIdentity(provider, subject);
  if (!person) return { newcomer: await seal(cookieKeys, "sign-up", newcomer), returnTo };
  try {
    return { session: await Sessions.start(person, device), returnTo };
  } catch (error) {
    if (error instanceof Problem && error.code === "forbidden") {
      if (!(await Users.bannedSince(person.userId))) return { problem: "closed" };
      return { problem: "banned", closed: await Sessions.refuse(person, device) };
    }
    throw error;
  }
}
