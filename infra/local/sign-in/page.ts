import { html } from "hono/html";
import type { Provider } from "../../../shared/session";
import type { Identity } from "./identities";

const PROVIDER_NAMES: Record<Provider, string> = { google: "Google", github: "GitHub" };

const STYLE = `
  body { font: 1rem/1.5 system-ui, sans-serif; max-width: 32rem; margin: 3rem auto; padding: 0 1rem; }
  form { margin: 0 0 1rem } fieldset { border: 1px solid #8888; border-radius: .5rem; padding: 1rem }
  button, input { font: inherit; padding: .4rem .8rem } button { cursor: pointer }
  label { display: block; margin: .5rem 0 } input:not([type=checkbox]) { width: 100%; box-sizing: border-box }
  .people button { display: block; width: 100%; text-align: left; margin: .25rem 0 } small { opacity: .75 }
`;

/** Where a person says who they are: one of those who were here before, somebody new, or nobody. */
export const consentPage = ({
  provider,
  request,
  people,
}: {
  provider: Provider;
  request: string;
  people: Identity[];
}) =>
  html`<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${PROVIDER_NAMES[provider]}, played on this machine</title><style>${STYLE}</style></head>
<body>
<h1>Who are you at ${PROVIDER_NAMES[provider]}?</h1>
<p>This page stands in for ${PROVIDER_NAMES[provider]} while you try things out. Nobody is asked for a password.</p>
<form method="post" action="/consent" class="people">
  <input type="hidden" name="request" value="${request}">
  ${people.map(
    ({ handle, name, email }) =>
      html`<button name="person" value="${handle}"><strong>${name}</strong> <small>${handle} · ${email}</small></button>`,
  )}
</form>
<form method="post" action="/consent">
  <input type="hidden" name="request" value="${request}">
  <fieldset><legend>Somebody new</legend>
    <label>Handle <input name="handle" required maxlength="60" autocomplete="off"></label>
    <label>Name <input name="name" maxlength="80" autocomplete="off"></label>
    <label>E-mail <input name="email" type="email" autocomplete="off"></label>
    <label><input type="checkbox" name="unverified"> This e-mail was never confirmed</label>
    ${provider === "github" ? html`<label><input type="checkbox" name="public"> Everybody may see this e-mail</label>` : ""}
    <button>Continue</button>
  </fieldset>
</form>
<form method="post" action="/consent">
  <input type="hidden" name="request" value="${request}">
  <button name="deny" value="yes">Deny</button>
</form>
<p><small>Safari keeps no Secure cookie of a plain http://localhost, so signing in here needs Chrome, Edge or Firefox.</small></p>
</body></html>`;

export const refusalPage = (reason: string) =>
  html`<!doctype html><html lang="en"><meta charset="utf-8"><title>Not possible</title><h1>Not possible</h1><p>${reason}</p></html>`;
