import * as v from "valibot";
import { type OwnProfile, type PersonRef, type Profile, Username } from "../../shared/people";
import { Problem } from "../../shared/problems";
import type { Provider } from "../../shared/session";
import { getItem, query } from "../table";
import { closed } from "./closed";
import {
  type AccountItem,
  type Actor,
  accountKey,
  type IdentityItem,
  identityKey,
  type ProfileItem,
  personPartition,
  toOwnProfile,
  toProfile,
  type UsernameItem,
  usernameKey,
} from "./item";
import { leadsSomewhere } from "./username";

const nobody = () => new Problem("not-found", { detail: "Nobody here has this username." });

/**
 * Access pattern: a person by username, whatever its case. A username left less than 30 days ago finds the person under
 * the present one. @throws Problem not-found.
 */
export async function getByUsername(username: string): Promise<PersonRef> {
  const holder = v.is(Username, username) ? await getItem<UsernameItem>(usernameKey(username)) : undefined;
  if (!holder || !leadsSomewhere(holder)) throw nobody();
  return { id: holder.userId, username: holder.movedTo ?? holder.username };
}

/** Access pattern: a profile by username, in two requests. @throws Problem not-found. */
export async function getProfile(username: string): Promise<Profile> {
  const { id } = await getByUsername(username);
  const { account, profile } = await readPerson(id);
  if (!account || account.erasedAt) throw nobody();
  return toProfile(account, profile);
}

/** The actor's own profile as it stands after the last write. @throws Problem signed-out once erased. */
export async function getOwn({ userId }: Actor): Promise<OwnProfile> {
  const { account, profile } = await readPerson(userId, { consistent: true });
  if (!account || account.erasedAt) throw closed();
  return toOwnProfile(account, profile);
}

/** Account and profile in one request: they stand beside each other in the person's item collection. */
export async function readPerson(userId: string, { consistent = false } = {}) {
  const range = { partition: personPartition(userId), from: "N", to: "PROFILE", consistent };
  const { items } = await query(range, { limit: 2 });
  return {
    account: items.find(({ sk }) => sk === "N") as AccountItem | undefined,
    profile: items.find(({ sk }) => sk === "PROFILE") as ProfileItem | undefined,
  };
}

/** Access pattern: who signs in with this identity; undefined when nobody does yet. */
export async function findByIdentity(
  provider: Provider,
  subject: string,
): Promise<(Actor & { displayName: string }) | undefined> {
  const identity = await getItem<IdentityItem>(identityKey(provider, subject), { consistent: true });
  const account = identity && (await getItem<AccountItem>(accountKey(identity.userId), { consistent: true }));
  return account && { userId: identity.userId, username: account.username, displayName: account.displayName };
}
