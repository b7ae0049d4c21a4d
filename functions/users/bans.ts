import type { BanEntry } from "../../shared/moderation";
import type { Page } from "../../shared/pages";
import type { BanNotice } from "../../shared/session";
import {
  type Fragment,
  getItem,
  type Item,
  idAt,
  type Key,
  momentOf,
  type PageRequest,
  query,
  queryPage,
  transact,
  updateItem,
} from "../table";
import { type AccountItem, type Actor, accountKey } from "./item";

/** One line of the list of bans; the account alone bars the door. `by`: whoever banned, unless they have left since. */
export type BanItem = Item & {
  userId: string;
  username: string;
  /** Missing once whoever wrote it has left. */
  reason?: string;
  byId?: string;
  byName?: string;
  postsHidden?: boolean;
};

/** Item collection: who is banned, by when. The key follows from the account, so that no line outlives its ban. */
const BANS = "BANS";
export const banKey = (userId: string, bannedAt: number): Key => ({ pk: BANS, sk: idAt(bannedAt, userId) });

/** GSI1 item collection: whom somebody banned, for when they leave. */
const bannedByPartition = (userId: string) => `BANNEDBY#${userId}`;

export type Sentence = { by?: Actor; reason: string; hidePosts: boolean };

export function toBanItem({ userId, username }: Actor, bannedAt: number, { by, reason, hidePosts }: Sentence): BanItem {
  const key = banKey(userId, bannedAt);
  return {
    ...key,
    userId,
    username,
    reason,
    ...(by && { byId: by.userId, byName: by.username, gsi1pk: bannedByPartition(by.userId), gsi1sk: key.sk }),
    ...(hidePosts && { postsHidden: true }),
  };
}

/** Access pattern: who is banned, the latest first. */
export const listBanned = (page: PageRequest): Promise<Page<BanEntry>> =>
  queryPage<BanItem, BanEntry>({ partition: BANS, newestFirst: true }, page, toEntry);

const toEntry = ({ sk, userId, username, reason, byId, byName, postsHidden = false }: BanItem): BanEntry => ({
  id: sk,
  person: { id: userId, username },
  bannedAt: momentOf(sk),
  by: byId && byName ? { id: byId, username: byName } : null,
  reason: reason ?? "",
  postsHidden,
});

/** Since when somebody is banned and why, for themselves; undefined when they are not. */
export async function getBan(userId: string): Promise<BanNotice | undefined> {
  const account = await getItem<AccountItem>(accountKey(userId), { consistent: true });
  if (account?.bannedAt === undefined) return undefined;
  const line = await getItem<BanItem>(banKey(userId, account.bannedAt), { consistent: true });
  return { bannedAt: new Date(account.bannedAt).toISOString(), reason: line?.reason ?? "" };
}

/** Adds the line of a ban that has none, if it stands: bans were once written on the account alone. */
export async function completeBan(
  person: Actor,
  bannedAt: number,
  tell: () => Promise<{ by?: Actor; reason: string }>,
): Promise<void> {
  if (await getItem(banKey(person.userId, bannedAt), { consistent: true })) return;
  const account = await getItem<AccountItem>(accountKey(person.userId), { consistent: true });
  const sentence = { ...(await tell()), hidePosts: account?.postsHidden === true };
  const stands: Fragment = {
    check: accountKey(person.userId),
    when: "bannedAt = :bannedAt",
    values: { ":bannedAt": bannedAt },
  };
  await transact([stands, { put: toBanItem(person, bannedAt, sentence), when: "attribute_not_exists(pk)" }]);
}

/** Takes a person and their words out of the bans that they spoke: the bans stand. @param write paces the index writes, one a ban. */
export async function forgetBanner(userId: string, write: (change: () => Promise<unknown>) => Promise<void>) {
  let start: object | undefined;
  do {
    const range = { index: "gsi1", partition: bannedByPartition(userId) } as const;
    const { items, lastKey } = await query(range, { limit: 50, start });
    for (const { pk, sk } of items) {
      await write(() =>
        updateItem(
          { pk, sk },
          { remove: ["reason", "byId", "byName", "gsi1pk", "gsi1sk"], when: "attribute_exists(pk)" },
        ),
      );
    }
    start = lastKey;
  } while (start);
}
