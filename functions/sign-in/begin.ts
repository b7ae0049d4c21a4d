import { Problem } from "../../shared/problems";
import type { Provider } from "../../shared/session";
import { required } from "../table";
import { countStart } from "./allowance";
import type { Proof } from "./proof";
import type { Secret } from "./providers";
import { safeReturnTo } from "./return-to";
import { seal } from "./seal";
import { getSecrets, type Secrets } from "./secrets";

/** A sign-in under way, as it travels in its encrypted cookie; with `proof`, somebody signed in proves who they are. */
export type Attempt = Secret & { provider: Provider; returnTo: string; proof?: Proof };

/** Loaded when somebody signs in: arctic and jose weigh on no other request. */
export const providers = () => import("./providers");

/** Two tabs can sign in at once: each has a cookie of its own, found by its state. */
export const attemptCookie = (state: string) => `__Host-signin-${state.slice(0, 8)}`;

/** Begins a sign-in: the provider's address to go to, and the cookie that waits for the way back. */
export async function begin(provider: Provider, returnTo: string, address: string, proof?: Proof) {
  await countStart(address);
  const secrets = await getSecrets();
  const client = clientOf(secrets, provider);
  if (!client) {
    throw new Problem("conflict", { detail: "This way of signing in is not set up yet. Its owner can do that." });
  }
  const { authorizationAddress, newSecret } = await providers();
  const secret = newSecret();
  const attempt: Attempt = { ...secret, provider, returnTo: safeReturnTo(returnTo), proof };
  return {
    url: authorizationAddress(provider, client, secret),
    cookie: { name: attemptCookie(secret.state), value: await seal(secrets.cookieKeys, "sign-in", attempt) },
  };
}

/** The client that we are to a provider; undefined until its owner has set it up. */
export function clientOf({ credentials, cookieKeys }: Secrets, provider: Provider) {
  const known = credentials[provider];
  if (!known || cookieKeys.length === 0) return undefined;
  return { ...known, redirectUri: `${required("PUBLIC_ORIGIN")}/api/auth/${provider}/callback` };
}
