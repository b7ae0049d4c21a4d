import { PROVIDERS, type Provider } from "../../shared/session";
import { clientOf } from "./begin";
import { getSecrets } from "./secrets";

export { attemptCookie, begin } from "./begin";
export { finish, isState, type Newcomer, type Outcome, type Return } from "./finish";
export type { Proof } from "./proof";
/** How long each step of a sign-in may take, in seconds. */
export { SEAL_SECONDS as STEP_SECONDS } from "./seal";
export { forgetSecrets } from "./secrets";
export { findNewcomer, suggest, welcome } from "./welcome";

/** The ways of signing in that are set up. */
export async function listProviders(): Promise<Provider[]> {
  const secrets = await getSecrets();
  return PROVIDERS.filter((provider) => clientOf(secrets, provider) !== undefined);
}
