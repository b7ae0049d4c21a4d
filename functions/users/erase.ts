import type { Farewell } from "../../shared/account";
import { DELETED_PERSON } from "../../shared/people";
import { type Fragment, getItem, type Key, query, transact } from "../table";
import { banKey } from "./bans";
import { identitiesOf } from "./identities";
import { type AccountItem, accountKey, personPartition, profileKey, type UsernameItem, usernameKey } from "./item";

/** Somebody who is leaving: what becomes of their messages, since when, and under which receipt. */
export type Leaver = { messages: Farewell["messages"]; receipt: string; erasedAt: number };

const nameless = { username: DELETED_PERSON.username, displayName: DELETED_PERSON.username };

const PERSONAL = [
  "email",
  "usernameChangedAt",
  "formerUsername",
  "googleSubject",
  "githubSubject",
  "avatarVersion",
  "avatarRefused",
  "hasPicture",
  "importedAs",
  "bannedAt",
  "postsHidden",
];

/**
 * Closes an account for good: profile, usernames and identities go in one transaction, together with `also`. What is left is an
 * empty account that says what the walk has still to do. Answers false when it was closed before, or changed this moment.
 */
export async function leave(userId: string, leaver: Leaver, also: Fragment[]): Promise<boolean> {
  const account = await getItem<AccountItem>(accountKey(userId), { consistent: true });
  if (!account || account.erasedAt !== undefined) return false;
  const own = { when: "attribute_not_exists(pk) OR userId = :userId", values: { ":userId": userId } };
  const keys = [...(await usernamesOf(userId, account)), ...identitiesOf(account).map(({ key }) => key)];
  return transact([
    {
      update: accountKey(userId),
      change: { set: { ...nameless, ...leaver, version: account.version + 1 }, remove: PERSONAL },
      ...asSeen(account),
    },
    { delete: profileKey(userId) },
    ...keys.map((key): Fragment => ({ delete: key, ...own })),
    ...(account.bannedAt === undefined ? [] : [{ delete: banKey(userId, account.bannedAt) }]),
    ...also,
  ]);
}

/** The present username, and the one before while it still leads here: by now it may be somebody else's. */
async function usernamesOf(userId: string, { username, formerUsername }: AccountItem): Promise<Key[]> {
  const present = usernameKey(username);
  if (formerUsername === undefined) return [present];
  const former = usernameKey(formerUsername);
  const holder = former.pk === present.pk ? undefined : await getItem<UsernameItem>(former, { consistent: true });
  return holder?.userId === userId ? [present, former] : [present];
}

/** Holds while neither the names nor the ways of signing in nor a ban have changed. */
function asSeen({ version, googleSubject, githubSubject, bannedAt }: AccountItem) {
  const conditions = ["attribute_not_exists(erasedAt)", "version = :version"];
  for (const [name, value] of Object.entries({ googleSubject, githubSubject, bannedAt })) {
    conditions.push(value === undefined ? `attribute_not_exists(${name})` : `${name} = :${name}`);
  }
  const values = {
    ":version": version,
    ":googleSubject": googleSubject,
    ":githubSubject": githubSubject,
    ":bannedAt": bannedAt,
  };
  return {
    when: conditions.join(" AND "),
    values: Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)),
  };
}

/** Who is leaving; undefined when nobody is, or all is done. */
export async function getLeaver(userId: string): Promise<Leaver | undefined> {
  const account = await getItem<AccountItem & Partial<Leaver>>(accountKey(userId), { consistent: true });
  const { erasedAt, messages, receipt } = account ?? {};
  return erasedAt !== undefined && messages && receipt ? { erasedAt, messages, receipt } : undefined;
}

const TOGETHER = 50;

/** Deletes what stands beside an account: sessions, limits, marks, postings; `counting` goes into each transaction. */
export async function sweep(
  userId: string,
  pace: (writes: number) => Promise<void>,
  counting: (items: number) => Fragment,
): Promise<void> {
  const range = { partition: personPartition(userId), consistent: true };
  for (;;) {
    const { items } = await query(range, { limit: TOGETHER });
    const rest = items.filter(({ sk }) => sk !== accountKey(userId).sk);
    if (rest.length === 0) return;
    await pace(rest.length);
    await transact([...rest.map(({ pk, sk }): Fragment => ({ delete: { pk, sk } })), counting(rest.length)]);
  }
}

/** The end of an account that was closed. */
export const vanishing = (userId: string): Fragment => ({
  delete: accountKey(userId),
  when: "attribute_not_exists(pk) OR attribute_exists(erasedAt)",
});
