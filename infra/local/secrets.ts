import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { readJson, writeJson } from "./state";

/** Made at the first start and kept, so that sessions, cursors and sign-ins under way outlive a restart. */
export type Secrets = {
  cursorKey: string;
  originSecret: string;
  /** What the cloud keeps under the functions' SECRETS_PATH. */
  parameters: Record<string, string>;
};

const secret = () => randomBytes(32).toString("base64url");

export function secretsOf(folder: string): Secrets {
  const path = join(folder, "secrets.json");
  const kept = readJson<Secrets>(path);
  if (kept) return kept;
  const made = {
    cursorKey: secret(),
    originSecret: secret(),
    parameters: {
      "cookie-keys": secret(),
      "google-client-id": "local-google",
      "google-client-secret": secret(),
      "github-client-id": "local-github",
      "github-client-secret": secret(),
    },
  };
  writeJson(path, made);
  return made;
}
