import type { Context } from "hono";
import type { Provider } from "../../shared/session";
import * as SignIn from "../sign-in";
import { keepCookie } from "./cookies";
import { addressOf } from "./visitor";

/** Begins a way to a provider: answers its address, and sends the cookie that waits for the way back. */
export async function beginAttempt(c: Context, provider: Provider, returnTo: string, proof?: SignIn.Proof) {
  const { url, cookie } = await SignIn.begin(provider, returnTo, addressOf(c), proof);
  // Lax: the way back is a navigation that starts at the provider's site.
  keepCookie(c, cookie.name, cookie.value, { seconds: SignIn.STEP_SECONDS, sameSite: "Lax" });
  return { url };
}
