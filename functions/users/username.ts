import { USERNAME_DAYS } from "../../shared/account";
import { foldUsername } from "../../shared/people";
import { Problem } from "../../shared/problems";
import { type Fragment, getItem, transact } from "../table";
import { closed } from "./closed";
import { type AccountItem, type Actor, accountKey, profileKey, type UsernameItem, usernameKey } from "./item";

const KEPT_MS = USERNAME_DAYS * 24 * 3_600_000;

/** A username that its holder has left still leads to them for 30 days, and then belongs to nobody. */
export const leadsSomewhere = ({ movedUntil }: UsernameItem, now = Date.now()) =>
  movedUntil === undefined || movedUntil > now;

const taken = () => {
  throw new Problem("username-taken", {
    errors: [{ pointer: "/username", detail: "Somebody has this username. Try another." }],
  });
};

/** Takes a username that nobody has, or that somebody left more than 30 days ago. */
export const takingUsername = (userId: string, username: string, now = Date.now()): Fragment => ({
  put: { ...usernameKey(username), userId, username },
  when: "attribute_not_exists(pk) OR movedUntil <= :now OR userId = :userId",
  values: { ":now": now, ":userId": userId },
});

/**
 * Gives the actor another username, once in 30 days. The old one leads to the new one for as long; rooms, memberships and
 * messages follow by a walk, which the account's change sets off. The same username again is fine.
 * @throws Problem username-taken, conflict within 30 days, signed-out once erased.
 */
export async function rename({ userId }: Actor, username: string, now = Date.now()): Promise<void> {
  const account = await getItem<AccountItem>(accountKey(userId), { consistent: true });
  if (!account || account.erasedAt !== undefined) throw closed();
  const old = account.username;
  if (old === username) return;
  await transact([
    {
      update: accountKey(userId),
      change: { set: { username, usernameChangedAt: now, formerUsername: old, version: account.version + 1 } },
      when: "username = :old AND version = :version AND attribute_not_exists(erasedAt) AND (attribute_not_exists(usernameChangedAt) OR usernameChangedAt <= :then)",
      values: { ":old": old, ":version": account.version, ":then": now - KEPT_MS },
      otherwise: (standing) => refuse(standing as AccountItem | undefined, now),
    },
    {
      update: profileKey(userId),
      change: { set: { username, displayName: account.displayName, version: account.version + 1 } },
    },
    { ...takingUsername(userId, username, now), otherwise: taken },
    ...(foldUsername(old) === foldUsername(username) ? [] : [leaving(userId, old, username, now)]),
  ]);
}

/** What a person is called now; undefined once they are gone. */
export async function presentUsername(userId: string): Promise<string | undefined> {
  const account = await getItem<AccountItem>(accountKey(userId), { consistent: true });
  return account?.erasedAt === undefined ? account?.username : undefined;
}

function refuse(account: AccountItem | undefined, now: number) {
  if (!account || account.erasedAt !== undefined) throw closed();
  const next = (account.usernameChangedAt ?? 0) + KEPT_MS;
  if (next <= now) throw new Problem("unavailable", { detail: "Something else changed. Try again.", retryAfter: 1 });
  const day = new Date(next).toISOString().slice(0, 10);
  throw new Problem("conflict", {
    detail: `A username can be changed once in ${USERNAME_DAYS} days: again on ${day}.`,
  });
}

const leaving = (userId: string, username: string, movedTo: string, now: number): Fragment => ({
  update: usernameKey(username),
  change: { set: { movedTo, movedUntil: now + KEPT_MS, ttl: Math.ceil((now + KEPT_MS) / 1000) } },
  when: "userId = :userId",
  values: { ":userId": userId },
});
