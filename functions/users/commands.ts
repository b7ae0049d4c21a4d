import type { OwnProfile, ProfileChanges } from "../../shared/people";
import { Problem } from "../../shared/problems";
import type { Provider } from "../../shared/session";
import { type Fragment, newId, transact } from "../table";
import { closed } from "./closed";
import { linkedSubject } from "./identities";
import {
  type AccountItem,
  type Actor,
  accountKey,
  identityKey,
  type ProfileItem,
  profileKey,
  toOwnProfile,
} from "./item";
import { findByIdentity, readPerson } from "./queries";
import { takingUsername } from "./username";

export type NewPerson = {
  provider: Provider;
  subject: string;
  /** Only if verified by the provider. */
  email?: string;
  username: string;
  displayName: string;
};

/**
 * Makes the account, its identity and its username in one transaction. The same identity again answers the account
 * that it has. @throws Problem username-taken.
 */
export async function register({ provider, subject, email, username, displayName }: NewPerson): Promise<Actor> {
  const userId = newId();
  const done = await transact([
    ...personFragments({ userId, username, displayName, email, ...linkedSubject(provider, subject) }),
    { put: { ...identityKey(provider, subject), userId, createdAt: Date.now() }, when: "attribute_not_exists(pk)" },
  ]);
  if (done) return { userId, username };
  // Somebody pressed twice, or an answer was lost on its way: the account stands.
  const known = await findByIdentity(provider, subject);
  if (known) return { userId: known.userId, username: known.username };
  throw new Problem("username-taken", {
    errors: [{ pointer: "/username", detail: "Somebody has this username. Try another." }],
  });
}

/** The account and its username, each if absent. */
export const personFragments = ({
  userId,
  ...person
}: Omit<AccountItem, "pk" | "sk" | "version"> & {
  userId: string;
  username: string;
  displayName: string;
}): Fragment[] => [
  { put: { ...accountKey(userId), ...person, version: 1 }, when: "attribute_not_exists(pk)" },
  takingUsername(userId, person.username),
];

/** For transactions that let somebody in: holds while the account is there and neither banned nor erased. */
export const mayEnter = ({ userId }: Pick<Actor, "userId">): Fragment => ({
  check: accountKey(userId),
  when: "attribute_exists(pk) AND attribute_not_exists(bannedAt) AND attribute_not_exists(erasedAt)",
  otherwise: () => {
    throw new Problem("forbidden", { detail: "This account is closed." });
  },
});

/**
 * Edits the actor's own profile. The profile item is completed if the stream has not written it yet, so that nothing
 * saved early is lost. @throws Problem version-missing, version-old, signed-out once erased.
 */
export async function edit(actor: Actor, changes: ProfileChanges, version: number | undefined): Promise<OwnProfile> {
  const { account, profile } = await readPerson(actor.userId, { consistent: true });
  if (!account || account.erasedAt) throw closed();
  if (version === undefined) throw new Problem("version-missing");
  const { displayName = account.displayName, bio } = changes;
  await transact([
    {
      update: accountKey(actor.userId),
      change: { set: { displayName, version: version + 1 } },
      when: "version = :version AND attribute_not_exists(erasedAt)",
      values: { ":version": version },
      otherwise: () => {
        throw new Problem("version-old");
      },
    },
    {
      update: profileKey(actor.userId),
      change: { set: { displayName, bio, version: version + 1 }, setIfAbsent: { username: account.username } },
    },
  ]);
  const edited = { ...account, displayName, version: version + 1 };
  return toOwnProfile(edited, { ...profile, bio: bio ?? profile?.bio } as ProfileItem);
}
