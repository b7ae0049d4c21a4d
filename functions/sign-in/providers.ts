import * as arctic from "arctic";
import { createRemoteJWKSet, jwtVerify } from "jose";
import * as v from "valibot";
import type { Provider } from "../../shared/session";
import { addresses } from "./addresses";
import type { Credentials } from "./secrets";

/** What a provider says of somebody. `email` only if it verified it. */
export type Identity = {
  provider: Provider;
  subject: string;
  email?: string;
  /** What they call themselves. */
  name: string;
  /** What a username may be made of. */
  handle: string;
};

/** What ties the way out to the way back. */
export type Secret = { state: string; verifier: string; nonce: string };

export const newSecret = (): Secret => ({
  state: arctic.generateState(),
  verifier: arctic.generateCodeVerifier(),
  nonce: arctic.generateState(),
});

type Client = Credentials & { redirectUri: string };

/** A provider's answers are waited for this long in all, in milliseconds. */
const PATIENCE = 6_000;

const ADAPTERS = {
  google: {
    scopes: ["openid", "profile", "email"],
    authorize: (client: Client, { state, verifier, nonce }: Secret) => {
      const url = google(client).createAuthorizationURL(state, verifier, ADAPTERS.google.scopes);
      url.searchParams.set("nonce", nonce);
      return url;
    },
    async identify(client: Client, { verifier, nonce }: Secret, code: string): Promise<Identity> {
      const tokens = await google(client).validateAuthorizationCode(code, verifier);
      return readIdToken(tokens.idToken(), client.clientId, nonce);
    },
  },
  github: {
    // Reads the addresses of accounts that show none; what is public needs no scope.
    scopes: ["user:email"],
    authorize: (client: Client, { state, verifier }: Secret) =>
      oauth(client).createAuthorizationURLWithPKCE(
        addresses().github.authorization,
        state,
        arctic.CodeChallengeMethod.S256,
        verifier,
        ADAPTERS.github.scopes,
      ),
    async identify(client: Client, { verifier }: Secret, code: string): Promise<Identity> {
      const tokens = await oauth(client).validateAuthorizationCode(addresses().github.token, code, verifier);
      return readGithubUser(tokens.accessToken());
    },
  },
} satisfies Record<Provider, object>;

/** Where a person gives their consent. */
export const authorizationAddress = (provider: Provider, client: Client, secret: Secret): string =>
  ADAPTERS[provider].authorize(client, secret).href;

/** Exchanges a code for who it stands for. @throws Error when the provider refuses, fails or takes too long. */
export function identify(provider: Provider, client: Client, secret: Secret, code: string): Promise<Identity> {
  const late = new Promise<never>((_, reject) => {
    setTimeout(() => reject(new Error("The provider did not answer in time.")), PATIENCE).unref();
  });
  return Promise.race([ADAPTERS[provider].identify(client, secret, code), late]);
}

const oauth = ({ clientId, clientSecret, redirectUri }: Client) =>
  new arctic.OAuth2Client(clientId, clientSecret, redirectUri);

/** arctic's addresses are constants: the local stand-in needs its own. */
class GoogleElsewhere extends arctic.Google {
  constructor(private readonly here: Client) {
    super(here.clientId, here.clientSecret, here.redirectUri);
  }
  override createAuthorizationURL(state: string, verifier: string, scopes: string[]) {
    const { S256 } = arctic.CodeChallengeMethod;
    const { authorization } = addresses().google;
    return oauth(this.here).createAuthorizationURLWithPKCE(authorization, state, S256, verifier, scopes);
  }
  override validateAuthorizationCode(code: string, verifier: string) {
    return oauth(this.here).validateAuthorizationCode(addresses().google.token, code, verifier);
  }
}

const google = (client: Client) =>
  process.env.SIGNIN_ORIGIN
    ? new GoogleElsewhere(client)
    : new arctic.Google(client.clientId, client.clientSecret, client.redirectUri);

/** https://developers.google.com/identity/openid-connect/openid-connect#an-id-tokens-payload */
const IdToken = v.object({
  sub: v.pipe(v.string(), v.minLength(1), v.maxLength(255)),
  nonce: v.string(),
  email: v.optional(v.string()),
  email_verified: v.optional(v.boolean()),
  name: v.optional(v.string(), ""),
});

const keySets = new Map<string, ReturnType<typeof createRemoteJWKSet>>();

/** The keys are kept and fetched again when a token names one that is not among them. */
const keysAt = (address: string) => {
  const keys = keySets.get(address) ?? createRemoteJWKSet(new URL(address), { timeoutDuration: 3_000 });
  keySets.set(address, keys);
  return keys;
};

async function readIdToken(token: string, clientId: string, nonce: string): Promise<Identity> {
  const { keys, issuer } = addresses().google;
  const { payload } = await jwtVerify(token, keysAt(keys), {
    // Pinned: the token's own header must not choose how it is verified.
    algorithms: ["RS256"],
    issuer: [issuer, issuer.replace(/^https:\/\//, "")],
    audience: clientId,
    requiredClaims: ["exp", "iat", "sub"],
    clockTolerance: 30,
  });
  const claims = v.parse(IdToken, payload);
  if (claims.nonce !== nonce) throw new Error("The id_token answers another sign-in.");
  const { sub, name, email, email_verified } = claims;
  return { provider: "google", subject: sub, name, handle: name, email: email_verified ? email : undefined };
}

/** https://docs.github.com/en/rest/users/users#get-the-authenticated-user */
const GithubUser = v.object({
  id: v.pipe(v.number(), v.integer()),
  login: v.string(),
  name: v.nullish(v.string()),
});

/** https://docs.github.com/en/rest/users/emails#list-email-addresses-for-the-authenticated-user */
const GithubEmails = v.array(v.object({ email: v.string(), primary: v.boolean(), verified: v.boolean() }));

async function readGithubUser(accessToken: string): Promise<Identity> {
  const { user, emails } = addresses().github;
  const { id, login, name } = v.parse(GithubUser, await askGithub(user, accessToken));
  // The address on a profile may be missing or unverified; the list says which one is primary and verified. Nobody is
  // kept out when it cannot be read.
  const known = v.safeParse(GithubEmails, await askGithub(emails, accessToken).catch(() => undefined));
  const main = known.success ? known.output.find(({ primary, verified }) => primary && verified) : undefined;
  return { provider: "github", subject: String(id), name: name ?? "", handle: login, email: main?.email };
}

async function askGithub(address: string, accessToken: string): Promise<unknown> {
  const response = await fetch(address, {
    headers: {
      accept: "application/vnd.github+json",
      authorization: `Bearer ${accessToken}`,
      "user-agent": "sign-in",
      "x-github-api-version": "2022-11-28",
    },
    signal: AbortSignal.timeout(PATIENCE),
  });
  if (!response.ok) throw new Error(`GitHub answered ${response.status}.`);
  return response.json();
}
