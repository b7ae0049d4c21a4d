import { type Context, Hono } from "hono";
import type { Client } from "./authorization";
import { type Grant, isVerifierOf, oneTime } from "./grants";
import { type Identity, subjectOf } from "./identities";
import { clientIn, formOf } from "./token-request";

type Options = { client: Client; take: (code: string) => Grant | undefined };

type Access = { identity: Identity; scopes: string[] };

/** GitHub's token endpoint and the two calls of its API that tell who somebody is. */
export function github({ client, take }: Options) {
  const tokens = new Map<string, Access>();
  const names = oneTime<null>();

  const accessOf = (c: Context) =>
    tokens.get(/^(?:Bearer|token) (.+)$/i.exec(c.req.header("authorization") ?? "")?.[1] ?? "");

  return new Hono()
    .post("/token", async (c) => {
      const form = await formOf(c.req.raw);
      const answer = (body: Record<string, string>) =>
        // GitHub says what is wrong with status 200, and speaks JSON only when asked to.
        c.req.header("accept")?.includes("json") ? c.json(body) : c.text(`${new URLSearchParams(body)}`);
      if (!clientIn(c.req.raw, form, client)) return answer({ error: "incorrect_client_credentials" });
      const grant = take(form.code ?? "");
      if (grant?.provider !== "github" || !isVerifierOf(grant.challenge, form.code_verifier ?? "")) {
        return answer({ error: "bad_verification_code", error_description: "The code is incorrect or expired." });
      }
      if (form.redirect_uri && form.redirect_uri !== grant.redirectUri)
        return answer({ error: "redirect_uri_mismatch" });
      const token = `gho_${names.give(null)}`;
      tokens.set(token, { identity: grant.identity, scopes: grant.scopes });
      if (tokens.size > 1000) tokens.delete(tokens.keys().next().value!);
      return answer({ access_token: token, scope: grant.scopes.join(","), token_type: "bearer" });
    })
    .get("/user", (c) => {
      // GitHub refuses programs that do not say who they are.
      if (!c.req.header("user-agent")) return c.text("Request forbidden by administrative rules.", 403);
      const access = accessOf(c);
      if (!access) return c.json({ message: "Bad credentials" }, 401);
      const { identity } = access;
      return c.json({
        login: identity.handle,
        id: Number(subjectOf("github", identity)),
        type: "User",
        name: identity.name === identity.handle ? null : identity.name,
        email: identity.emailPublic ? identity.email : null,
      });
    })
    .get("/user/emails", (c) => {
      const access = accessOf(c);
      if (!access) return c.json({ message: "Bad credentials" }, 401);
      if (!access.scopes.some((scope) => scope === "user:email" || scope === "user")) {
        return c.json({ message: "Not Found" }, 404);
      }
      const { email, emailVerified, emailPublic, handle } = access.identity;
      return c.json([
        { email: `${handle}@users.noreply.example.com`, primary: false, verified: true, visibility: null },
        { email, primary: true, verified: emailVerified, visibility: emailPublic ? "public" : "private" },
      ]);
    });
}
