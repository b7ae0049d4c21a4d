import { getItems } from "../table";
import { type UsernameItem, usernameKey } from "./item";
import { leadsSomewhere } from "./username";

const LONGEST = 30;
// Room for a hyphen and five digits.
const LONGEST_BASE = LONGEST - 6;

/** What is left of a name, an e-mail's first part or a handle when only letters, digits and hyphens may stay. */
function toUsername(text: string): string {
  const plain = text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, LONGEST_BASE)
    .replace(/-+$/, "");
  return plain.length >= 2 ? plain : "reader";
}

const isHeld = (holder: UsernameItem | undefined) => holder !== undefined && leadsSomewhere(holder);

export async function isUsernameFree(username: string): Promise<boolean> {
  const [holder] = await getItems<UsernameItem>([usernameKey(username)], { consistent: true });
  return !isHeld(holder);
}

/** A free username that resembles `text`, found in one request; somebody may still take it first. */
export async function suggestUsername(text: string): Promise<string> {
  const base = toUsername(text);
  const candidates = [
    base,
    ...[2, 3, 4, 5, 6, 7].map((n) => `${base}-${n}`),
    `${base}-${10_000 + (Date.now() % 90_000)}`,
  ];
  const holders = await getItems<UsernameItem>(candidates.map(usernameKey));
  return candidates[holders.findIndex((holder) => !isHeld(holder))] ?? candidates.at(-1)!;
}
