import { foldUsername, type OwnProfile, type Profile } from "../../shared/people";
import type { Provider } from "../../shared/session";
import { type Item, type Key, momentOf } from "../table";

/** Who acts: the one identity that domain modules know. */
export type Actor = { userId: string; username: string };

export type AccountItem = Item & {
  username: string;
  displayName: string;
  /** Only if the provider had verified it. Never a key, never shown. */
  email?: string;
  usernameChangedAt?: number;
  /** The username before that: it leads here for 30 days. */
  formerUsername?: string;
  /** Who this is at each provider. */
  googleSubject?: string;
  githubSubject?: string;
  bannedAt?: number;
  /** Everything this person said is hidden, by the community's owner in one go. */
  postsHidden?: boolean;
  erasedAt?: number;
  /** The choice of picture, or of none, that was made last. */
  avatarVersion?: string;
  /** The choice that stands at the avatar's address. */
  avatarShown?: string;
  avatarRefused?: string;
  hasPicture?: boolean;
  /** Moves with every edit of the profile. */
  version: number;
};

export type ProfileItem = Item & { username: string; displayName: string; bio?: string; version: number };
/** `movedTo`: its holder has another one now; until `movedUntil` (milliseconds) this one leads there. */
export type UsernameItem = Item & { userId: string; username: string; movedTo?: string; movedUntil?: number };
export type IdentityItem = Item & { userId: string; createdAt: number };

export const personPartition = (userId: string) => `U#${userId}`;
export const accountKey = (userId: string): Key => ({ pk: personPartition(userId), sk: "N" });
export const profileKey = (userId: string): Key => ({ pk: personPartition(userId), sk: "PROFILE" });
export const usernameKey = (username: string): Key => ({ pk: `UN#${foldUsername(username)}`, sk: "N" });
export const identityKey = (provider: Provider, subject: string): Key => ({
  pk: `IDP#${provider}#${subject}`,
  sk: "N",
});

export const userIdOf = ({ pk }: Key) => pk.slice("U#".length);

/** Until the stream has written the profile item, the account tells the same without a bio. */
export const toProfile = (account: AccountItem, profile?: ProfileItem): Profile => ({
  id: userIdOf(account),
  username: account.username,
  displayName: account.displayName,
  bio: profile?.bio ?? "",
  joinedAt: momentOf(userIdOf(account)),
});

export const toOwnProfile = (account: AccountItem, profile?: ProfileItem): OwnProfile => ({
  ...toProfile(account, profile),
  version: account.version,
  avatarVersion: account.avatarShown,
  avatarRefused: account.avatarRefused,
  hasPicture: account.hasPicture ?? false,
  ...(account.usernameChangedAt && { usernameChangedAt: new Date(account.usernameChangedAt).toISOString() }),
});
