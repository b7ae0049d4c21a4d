import { Hono } from "hono";
import type { Client } from "./authorization";
import { type Grant, isVerifierOf } from "./grants";
import { subjectOf } from "./identities";
import type { Keys } from "./keys";
import { clientIn, formOf } from "./token-request";

type Options = { client: Client; keys: Keys; take: (code: string) => Grant | undefined };

/** Google's token endpoint, its keys, and what its tokens say. */
export const google = ({ client, keys, take }: Options) =>
  new Hono()
    .get("/keys", (c) => c.json(keys.jwks))
    .post("/token", async (c) => {
      const form = await formOf(c.req.raw);
      if (!clientIn(c.req.raw, form, client)) return c.json({ error: "invalid_client" }, 401);
      if (form.grant_type !== "authorization_code") return c.json({ error: "unsupported_grant_type" }, 400);
      const grant = take(form.code ?? "");
      const fits =
        grant?.provider === "google" &&
        grant.redirectUri === form.redirect_uri &&
        isVerifierOf(grant.challenge, form.code_verifier ?? "");
      if (!fits) return c.json({ error: "invalid_grant", error_description: "Malformed auth code." }, 400);
      return c.json({
        access_token: "local",
        expires_in: 3599,
        scope: grant.scopes.join(" "),
        token_type: "Bearer",
        id_token: await keys.sign(claimsOf(grant, new URL("/google", c.req.url).href)),
      });
    });

/** https://developers.google.com/identity/openid-connect/openid-connect#an-id-tokens-payload */
const claimsOf = ({ identity, clientId, nonce, scopes }: Grant, iss: string) => ({
  iss,
  azp: clientId,
  aud: clientId,
  sub: subjectOf("google", identity),
  ...(nonce && { nonce }),
  ...(scopes.includes("email") && { email: identity.email, email_verified: identity.emailVerified }),
  ...(scopes.includes("profile") && { name: identity.name, given_name: identity.name.split(" ")[0] }),
});
