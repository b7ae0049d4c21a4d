import { Problem } from "../../shared/problems";
import { type Fragment, getItem, getItems } from "../table";
import { type AccountItem, accountKey } from "./item";

const gone = () => new Problem("not-found", { detail: "Nobody here has this username." });

/** The write that closes an account to its holder. @throws Problem not-found once erased. */
export const banning = (userId: string, { hidePosts }: { hidePosts: boolean }): Fragment => ({
  update: accountKey(userId),
  change: { set: { bannedAt: Date.now(), ...(hidePosts && { postsHidden: true }) } },
  when: "attribute_exists(pk) AND attribute_not_exists(erasedAt)",
  otherwise: () => {
    throw gone();
  },
});

/** The write that opens it again. @throws Problem not-found once erased. */
export const unbanning = (userId: string): Fragment => ({
  update: accountKey(userId),
  change: { remove: ["bannedAt", "postsHidden"] },
  when: "attribute_exists(pk) AND attribute_not_exists(erasedAt)",
  otherwise: () => {
    throw gone();
  },
});

/** Whether a person's posts are to be hidden; undefined when the person is gone. */
export async function arePostsHidden(userId: string): Promise<boolean | undefined> {
  const account = await getItem<AccountItem>(accountKey(userId), { consistent: true });
  return account && account.erasedAt === undefined ? account.postsHidden === true : undefined;
}

/** Since when a person is banned; undefined when they are not. */
export async function bannedSince(userId: string): Promise<string | undefined> {
  const account = await getItem<AccountItem>(accountKey(userId), { consistent: true });
  return account?.bannedAt === undefined ? undefined : new Date(account.bannedAt).toISOString();
}

/** Which of these people, at most 100, are banned. */
export async function whoIsBanned(userIds: string[]): Promise<Set<string>> {
  const asked = [...new Set(userIds)];
  const accounts = asked.length === 0 ? [] : await getItems<AccountItem>(asked.map(accountKey));
  return new Set(asked.filter((_, at) => accounts[at]?.bannedAt !== undefined));
}
