import type { Provider } from "../../../shared/session";
import type { Authorization } from "./grants";

/** How the site is known at a provider. */
export type Client = { id: string; secret: string; redirectUri: string };

export type Checked =
  | { authorization: Authorization }
  /** Wrong in a way that must never send anybody back: the site is not who it says. */
  | { refusal: string }
  /** Wrong in a way that the site is told about. */
  | { redirect: string };

/** Checks what a site asks for, more strictly than the providers do: PKCE with S256 is required. */
export function checkAuthorization(provider: Provider, client: Client, query: URLSearchParams): Checked {
  const asked = (name: string) => query.get(name) ?? "";
  if (asked("client_id") !== client.id) return { refusal: "This client_id is not known here." };
  if (asked("redirect_uri") !== client.redirectUri) {
    return { refusal: `The redirect_uri must be exactly ${client.redirectUri}.` };
  }
  const back = (error: string) => ({ redirect: backTo(client.redirectUri, { error, state: asked("state") }) });
  if (asked("response_type") !== "code") return back("unsupported_response_type");
  if (!asked("state")) return back("invalid_request");
  if (asked("code_challenge_method") !== "S256" || asked("code_challenge").length !== 43)
    return back("invalid_request");
  const scopes = asked("scope")
    .split(/[\s,]+/)
    .filter(Boolean);
  if (provider === "google" && !scopes.includes("openid")) return back("invalid_scope");
  return {
    authorization: {
      provider,
      clientId: client.id,
      redirectUri: client.redirectUri,
      state: asked("state"),
      scopes,
      challenge: asked("code_challenge"),
      nonce: query.get("nonce") ?? undefined,
    },
  };
}

export function backTo(redirectUri: string, parameters: Record<string, string>): string {
  const url = new URL(redirectUri);
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
  return url.href;
}
