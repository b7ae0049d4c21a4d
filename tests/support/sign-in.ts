import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { afterAll, beforeAll } from "vitest";
import * as SignIn from "../../functions/sign-in";
import { awsStandIn } from "../../infra/local/aws";
import { type Served, serve } from "../../infra/local/serve";
import { signInStandIn } from "../../infra/local/sign-in/app";
import type { Provider } from "../../shared/session";
import { ORIGIN } from "./api";
import { temporaryFolder } from "./table";

const SECRETS_PATH = "/test/secrets";

const clientOf = (provider: Provider) => ({
  id: `test-${provider}`,
  secret: "test-secret",
  redirectUri: `${ORIGIN}/api/auth/${provider}/callback`,
});

const parameters = {
  "cookie-keys": randomBytes(32).toString("base64url"),
  "google-client-id": clientOf("google").id,
  "google-client-secret": clientOf("google").secret,
  "github-client-id": clientOf("github").id,
  "github-client-secret": clientOf("github").secret,
};

/** Gives the tests of one file both providers' stand-ins, and the secrets that belong to them. */
export function withSignIn() {
  const folder = temporaryFolder();
  const served: Served[] = [];
  beforeAll(async () => {
    const clients = { google: clientOf("google"), github: clientOf("github") };
    const providers = await serve(
      await signInStandIn({ keptIn: join(folder.path, "sign-in.json"), clients, siteOrigin: ORIGIN }),
    );
    const unused = { functions: undefined as never, invocations: undefined as never };
    const aws = await serve(awsStandIn({ parametersPath: SECRETS_PATH, parameters, ...unused }));
    served.push(providers, aws);
    Object.assign(process.env, { SIGNIN_ORIGIN: providers.origin, SSM_ENDPOINT: aws.origin, SECRETS_PATH });
    SignIn.forgetSecrets();
  });
  afterAll(async () => {
    for (const one of served) await one.stop();
    folder.remove();
  });
}

/** Consents at a provider's page as `handle`, and answers the address on this site to which that leads. */
export async function consent(url: string, handle: string): Promise<string> {
  const page = await (await fetch(url)).text();
  const [, request] = /name="request" value="([^"]+)"/.exec(page) ?? [];
  const answer = await fetch(new URL("/consent", url), {
    method: "POST",
    redirect: "manual",
    body: new URLSearchParams({ request: request ?? "", handle }),
  });
  return (answer.headers.get("location") ?? "").replace(ORIGIN, "");
}
