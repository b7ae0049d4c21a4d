import type { LinkedIdentity } from "../../shared/account";
import { Problem } from "../../shared/problems";
import { PROVIDERS, type Provider } from "../../shared/session";
import { getItem, getItems, transact } from "../table";
import { type AccountItem, type Actor, accountKey, type IdentityItem, identityKey } from "./item";

/** The account knows its identities by provider: one each, so that the last is never unlinked. */
const ATTRIBUTES = { google: "googleSubject", github: "githubSubject" } as const satisfies Record<Provider, string>;

export const linkedSubject = (provider: Provider, subject: string) => ({ [ATTRIBUTES[provider]]: subject });

/** The keys of an account's identities. */
export const identitiesOf = (account: AccountItem) =>
  PROVIDERS.flatMap((provider) => {
    const subject = account[ATTRIBUTES[provider]];
    return subject === undefined ? [] : [{ provider, subject, key: identityKey(provider, subject) }];
  });

const accountOf = (userId: string) => getItem<AccountItem>(accountKey(userId), { consistent: true });

/** Access pattern: the ways in which a person can sign in. */
export async function listIdentities({ userId }: Actor): Promise<LinkedIdentity[]> {
  const account = await accountOf(userId);
  if (!account) return [];
  const linked = identitiesOf(account);
  const items = await getItems<IdentityItem>(
    linked.map(({ key }) => key),
    { consistent: true },
  );
  return linked.flatMap(({ provider }, index) => {
    const item = items[index];
    return item ? [{ provider, linkedAt: new Date(item.createdAt).toISOString() }] : [];
  });
}

/**
 * Lets the actor sign in with one more provider. The same identity again is fine.
 * @throws Problem conflict when it belongs to somebody else, or another one of this provider is linked.
 */
export async function link({ userId }: Pick<Actor, "userId">, provider: Provider, subject: string): Promise<void> {
  const attribute = ATTRIBUTES[provider];
  await transact([
    {
      update: accountKey(userId),
      change: { set: linkedSubject(provider, subject) },
      when: `attribute_exists(pk) AND attribute_not_exists(erasedAt) AND attribute_not_exists(bannedAt) AND (attribute_not_exists(${attribute}) OR ${attribute} = :subject)`,
      values: { ":subject": subject },
      otherwise: () => {
        throw new Problem("conflict", { detail: "Another account of this provider is linked. Unlink it first." });
      },
    },
    {
      put: { ...identityKey(provider, subject), userId, createdAt: Date.now() },
      when: "attribute_not_exists(pk) OR userId = :userId",
      values: { ":userId": userId },
      otherwise: () => {
        throw new Problem("conflict", { detail: "Somebody else signs in with this account." });
      },
    },
  ]);
}

/** Takes a way of signing in away, unless it is the last. @throws Problem not-found, conflict. */
export async function unlink({ userId }: Actor, provider: Provider): Promise<void> {
  const account = await accountOf(userId);
  const linked = account ? identitiesOf(account) : [];
  const leaving = linked.find((one) => one.provider === provider);
  if (!leaving) throw new Problem("not-found", { detail: "This way of signing in is not linked." });
  const attribute = ATTRIBUTES[provider];
  const others = PROVIDERS.filter((one) => one !== provider).map((one) => `attribute_exists(${ATTRIBUTES[one]})`);
  await transact([
    {
      update: accountKey(userId),
      change: { remove: [attribute] },
      when: `${attribute} = :subject AND (${others.join(" OR ")})`,
      values: { ":subject": leaving.subject },
      otherwise: () => {
        throw new Problem("conflict", { detail: "This is the only way to sign in. Link another one first." });
      },
    },
    { delete: leaving.key, when: "userId = :userId", values: { ":userId": userId } },
  ]);
}
