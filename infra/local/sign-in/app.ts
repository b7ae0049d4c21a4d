import { type Context, Hono } from "hono";
import type { JWK } from "jose";
import { PROVIDERS, type Provider } from "../../../shared/session";
import { readJson, writeJson } from "../state";
import { backTo, type Client, checkAuthorization } from "./authorization";
import { github } from "./github";
import { google } from "./google";
import { type Authorization, type Grant, oneTime } from "./grants";
import { FIRST_IDENTITIES, type Identity, identityFrom } from "./identities";
import { keysFrom, newKey } from "./keys";
import { consentPage, refusalPage } from "./page";

type Kept = { key: JWK; people: Record<Provider, Identity[]> };

export type SignInOptions = { keptIn: string; clients: Record<Provider, Client>; siteOrigin: string };

/**
 * Google and GitHub, played on this machine under `/google` and `/github`: the same exchanges and tokens, and a page
 * where a person picks who to be. Who was typed once stays, and so does the signing key.
 */
export async function signInStandIn({ keptIn, clients, siteOrigin }: SignInOptions): Promise<Hono> {
  const kept = readJson<Kept>(keptIn) ?? { key: await newKey(), people: peopleAtFirst() };
  writeJson(keptIn, kept);
  const asked = oneTime<Authorization>();
  const granted = oneTime<Grant>();

  const app = new Hono();
  app.use(async (c, next) => {
    await next();
    c.header("cache-control", "no-store");
    // After the form the browser goes back to the site, which counts as the form's target.
    c.header(
      "content-security-policy",
      `default-src 'none'; style-src 'unsafe-inline'; form-action 'self' ${siteOrigin}; frame-ancestors 'none'`,
    );
  });

  for (const provider of PROVIDERS) {
    app.get(`/${provider}/authorize`, (c) => {
      const checked = checkAuthorization(provider, clients[provider], new URL(c.req.url).searchParams);
      if ("refusal" in checked) return c.html(refusalPage(checked.refusal), 400);
      if ("redirect" in checked) return c.redirect(checked.redirect, 302);
      const request = asked.give(checked.authorization);
      return c.html(consentPage({ provider, request, people: kept.people[provider] }));
    });
  }

  app.post("/consent", async (c: Context) => {
    const form = Object.fromEntries(new URLSearchParams(await c.req.text()));
    const authorization = asked.take(form.request ?? "");
    if (!authorization) return c.html(refusalPage("This page was used already, or waited too long. Start again."), 400);
    const { redirectUri, state, provider } = authorization;
    if (form.deny) return c.redirect(backTo(redirectUri, { error: "access_denied", state }), 303);
    const identity = remember(kept.people[provider], form);
    writeJson(keptIn, kept);
    return c.redirect(backTo(redirectUri, { code: granted.give({ ...authorization, identity }), state }), 303);
  });

  app.route("/google", google({ client: clients.google, keys: await keysFrom(kept.key), take: granted.take }));
  app.route("/github", github({ client: clients.github, take: granted.take }));
  return app;
}

const peopleAtFirst = () => ({ google: [...FIRST_IDENTITIES], github: [...FIRST_IDENTITIES] });

/** The one who was picked, or the one who was typed; who is typed again is changed. */
function remember(people: Identity[], form: Record<string, string>): Identity {
  const picked = people.find(({ handle }) => handle === form.person);
  if (picked) return picked;
  const typed = identityFrom(form);
  const same = people.findIndex(({ handle }) => handle.toLowerCase() === typed.handle.toLowerCase());
  if (same >= 0) people.splice(same, 1);
  people.unshift(typed);
  return typed;
}
