import * as v from "valibot";
import { Problem } from "../../shared/problems";
import { PROVIDERS, type Provider } from "../../shared/session";
import { required } from "../table";

export type Credentials = { clientId: string; clientSecret: string };

/** What signing in needs to know. Providers without credentials are not set up yet. */
export type Secrets = {
  /** The first encrypts; all decrypt, so that keys can be changed while sign-ins are under way. */
  cookieKeys: Uint8Array[];
  credentials: Partial<Record<Provider, Credentials>>;
};

/** How long a process keeps them, in milliseconds: what an owner sets up or changes takes effect by then. */
const KEPT = 5 * 60_000;
const PATIENCE = 3_000;
let kept: { secrets: Promise<Secrets>; until: number } | undefined;

/** The parameters under SECRETS_PATH, fetched when first needed. @throws Problem unavailable when nobody answers. */
export function getSecrets(now = Date.now()): Promise<Secrets> {
  if (!kept || kept.until <= now) {
    const secrets = fetchSecrets();
    kept = { secrets, until: now + KEPT };
    // A failure is not kept: the next request asks again.
    secrets.catch(forgetSecrets);
  }
  return kept.secrets;
}

/** Forgets what was fetched: for tests, and for rotations that cannot wait. */
export function forgetSecrets() {
  kept = undefined;
}

async function fetchSecrets(): Promise<Secrets> {
  const path = process.env.SECRETS_PATH;
  const parameters = path ? await parametersUnder(path) : {};
  const cookieKeys = (parameters["cookie-keys"] ?? "").split(",").filter(Boolean);
  const credentials = Object.fromEntries(
    PROVIDERS.flatMap((provider) => {
      const [clientId, clientSecret] = [parameters[`${provider}-client-id`], parameters[`${provider}-client-secret`]];
      return clientId && clientSecret ? [[provider, { clientId, clientSecret }]] : [];
    }),
  );
  return { cookieKeys: cookieKeys.map((key) => Buffer.from(key.trim(), "base64url")), credentials };
}

/** https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_GetParametersByPath.html */
const ParametersPage = v.object({
  Parameters: v.array(v.object({ Name: v.string(), Value: v.string() })),
  NextToken: v.nullish(v.string()),
});

async function parametersUnder(path: string): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  let NextToken: string | null | undefined;
  do {
    const page = await ask({ Path: path, WithDecryption: true, MaxResults: 10, NextToken: NextToken ?? undefined });
    for (const { Name, Value } of page.Parameters) found[Name.slice(Name.lastIndexOf("/") + 1)] = Value;
    NextToken = page.NextToken;
  } while (NextToken);
  return found;
}

async function ask(request: object) {
  // Loaded when asked for: no public read needs it.
  const { AwsClient } = await import("aws4fetch");
  const region = required("AWS_REGION");
  const client = new AwsClient({
    accessKeyId: required("AWS_ACCESS_KEY_ID"),
    secretAccessKey: required("AWS_SECRET_ACCESS_KEY"),
    sessionToken: process.env.AWS_SESSION_TOKEN,
    service: "ssm",
    region,
    retries: 2,
  });
  try {
    const response = await client.fetch(process.env.SSM_ENDPOINT ?? `https://ssm.${region}.amazonaws.com/`, {
      method: "POST",
      headers: { "content-type": "application/x-amz-json-1.1", "x-amz-target": "AmazonSSM.GetParametersByPath" },
      body: JSON.stringify(request),
      signal: AbortSignal.timeout(PATIENCE),
    });
    if (!response.ok) throw new Error(`The parameter store answered ${response.status}.`);
    return v.parse(ParametersPage, await response.json());
  } catch (cause) {
    throw new Problem("unavailable", { detail: "Signing in cannot be reached just now.", retryAfter: 5, cause });
  }
}
