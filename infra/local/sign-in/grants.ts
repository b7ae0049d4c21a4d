import { createHash, randomBytes } from "node:crypto";
import type { Provider } from "../../../shared/session";
import type { Identity } from "./identities";

/** What a site asked of a provider, once it has been found in order. */
export type Authorization = {
  provider: Provider;
  clientId: string;
  redirectUri: string;
  state: string;
  scopes: string[];
  challenge: string;
  nonce?: string;
};

export type Grant = Authorization & { identity: Identity };

const LIFETIME = 10 * 60_000;
const random = () => randomBytes(24).toString("base64url");

/** Things given out under a secret name, each taken back once and only within ten minutes. */
export function oneTime<T>() {
  const given = new Map<string, { value: T; until: number }>();
  return {
    give(value: T): string {
      const name = random();
      given.set(name, { value, until: Date.now() + LIFETIME });
      if (given.size > 1000) given.delete(given.keys().next().value!);
      return name;
    },
    take(name: string): T | undefined {
      const entry = given.get(name);
      given.delete(name);
      return entry && entry.until > Date.now() ? entry.value : undefined;
    },
  };
}

/** The verifier that belongs to an S256 challenge. https://www.rfc-editor.org/rfc/rfc7636#section-4.6 */
export const isVerifierOf = (challenge: string, verifier: string) =>
  createHash("sha256").update(verifier).digest("base64url") === challenge;
