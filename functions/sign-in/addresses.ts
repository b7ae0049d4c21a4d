import { isLocal } from "../table";

/** https://accounts.google.com/.well-known/openid-configuration */
const GOOGLE = {
  authorization: "https://accounts.google.com/o/oauth2/v2/auth",
  token: "https://oauth2.googleapis.com/token",
  keys: "https://www.googleapis.com/oauth2/v3/certs",
  issuer: "https://accounts.google.com",
};

/** https://docs.github.com/en/apps/oauth-apps/building-oauth-apps/authorizing-oauth-apps */
const GITHUB = {
  authorization: "https://github.com/login/oauth/authorize",
  token: "https://github.com/login/oauth/access_token",
  user: "https://api.github.com/user",
  emails: "https://api.github.com/user/emails",
};

const LOOPBACK = new Set(["127.0.0.1", "localhost", "[::1]"]);

/**
 * Where the providers are: the real ones, or on the local stack the stand-in at SIGNIN_ORIGIN.
 * @throws Error when SIGNIN_ORIGIN is set on anything but this machine.
 */
export function addresses() {
  const origin = process.env.SIGNIN_ORIGIN;
  if (!origin) return { google: GOOGLE, github: GITHUB };
  if (!isLocal() || !LOOPBACK.has(new URL(origin).hostname)) {
    throw new Error("SIGNIN_ORIGIN is for the local stack alone: a loopback address, beside a local table.");
  }
  const at = (path: string) => new URL(path, origin).href;
  return {
    google: {
      authorization: at("/google/authorize"),
      token: at("/google/token"),
      keys: at("/google/keys"),
      issuer: at("/google"),
    },
    github: {
      authorization: at("/github/authorize"),
      token: at("/github/token"),
      user: at("/github/user"),
      emails: at("/github/user/emails"),
    },
  };
}
