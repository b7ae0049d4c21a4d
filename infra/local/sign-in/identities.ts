import { createHash } from "node:crypto";
import type { Provider } from "../../../shared/session";

/** Somebody with an account at a provider, as typed on the consent page. */
export type Identity = {
  handle: string;
  name: string;
  email: string;
  emailVerified: boolean;
  /** GitHub alone: whether everybody may see the e-mail. Most accounts there keep it private. */
  emailPublic: boolean;
};

/** Who stands on the consent page before anybody has been typed. */
export const FIRST_IDENTITIES: Identity[] = [
  { handle: "ada", name: "Ada Quill", email: "ada@example.com", emailVerified: true, emailPublic: false },
  { handle: "bruno", name: "Bruno Sand", email: "bruno@example.com", emailVerified: true, emailPublic: true },
  { handle: "chioma", name: "Chioma Field", email: "chioma@example.com", emailVerified: false, emailPublic: false },
];

/** The provider's own number for a person: the same whenever the same handle is typed. */
export function subjectOf(provider: Provider, { handle }: Identity): string {
  const digest = createHash("sha256").update(`${provider}:${handle.toLowerCase()}`).digest();
  // Google's have 21 digits, GitHub's are 32-bit numbers.
  return provider === "google"
    ? `1${(digest.readBigUInt64BE() * 10n).toString().padStart(20, "0").slice(0, 20)}`
    : String(digest.readUInt32BE() >>> 1);
}

/** What the consent page's form says of someone new. */
export const identityFrom = (form: Record<string, string>): Identity => {
  const handle = (form.handle ?? "").trim().slice(0, 60) || "somebody";
  return {
    handle,
    name: form.name?.trim() || handle,
    email: form.email?.trim() || `${handle.toLowerCase().replace(/[^a-z0-9.-]+/g, "-")}@example.com`,
    emailVerified: form.unverified === undefined,
    emailPublic: form.public !== undefined,
  };
};
