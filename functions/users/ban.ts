import { Problem } from "../../shared/problems";
import { type Change, type Fragment, getItem, getItems } from "../table";
import { banKey, type Sentence, toBanItem } from "./bans";
import { type AccountItem, type Actor, accountKey } from "./item";

const gone = () => new Problem("not-found", { detail: "Nobody here has this username." });

const accountOf = (userId: string) => getItem<AccountItem>(accountKey(userId), { consistent: true });

/** The writes that close an account to its holder; a ban that stands gives way. @throws Problem not-found once erased, unavailable. */
export async function banning(person: Actor, sentence: Sentence): Promise<Fragment[]> {
  const account = await accountOf(person.userId);
  const before = account?.bannedAt;
  // Two bans of one person never share a line.
  const bannedAt = Math.max(Date.now(), (before ?? 0) + 1);
  const hidePosts = sentence.hidePosts || account?.postsHidden === true;
  return [
    turning(person.userId, before, { set: { bannedAt, postsHidden: hidePosts || undefined } }),
    ...(before === undefined ? [] : [{ delete: banKey(person.userId, before) }]),
    { put: toBanItem(person, bannedAt, { ...sentence, hidePosts }) },
  ];
}

/** The writes that open it again; none when it is open. @throws Problem not-found once erased, unavailable. */
export async function unbanning(userId: string): Promise<Fragment[]> {
  const account = await accountOf(userId);
  if (!account || account.erasedAt !== undefined) throw gone();
  const { bannedAt } = account;
  if (bannedAt === undefined) return [];
  return [turning(userId, bannedAt, { remove: ["bannedAt", "postsHidden"] }), { delete: banKey(userId, bannedAt) }];
}

/** Changes the account while its ban, or that it has none, is as it was seen. */
const turning = (userId: string, seen: number | undefined, change: Change): Fragment => ({
  update: accountKey(userId),
  change,
  when: `attribute_exists(pk) AND attribute_not_exists(erasedAt) AND ${
    seen === undefined ? "attribute_not_exists(bannedAt)" : "bannedAt = :seen"
  }`,
  values: seen === undefined ? {} : { ":seen": seen },
  otherwise: (standing) => {
    if (!standing || standing.erasedAt !== undefined) throw gone();
    throw new Problem("unavailable", { detail: "Another owner changed this just now. Try again.", retryAfter: 1 });
  },
});

/** Whether a person's posts are to be hidden; undefined when the person is gone. */
export async function arePostsHidden(userId: string): Promise<boolean | undefined> {
  const account = await accountOf(userId);
  return account && account.erasedAt === undefined ? account.postsHidden === true : undefined;
}

/** Since when a person is banned; undefined when they are not. */
export async function bannedSince(userId: string): Promise<string | undefined> {
  const bannedAt = (await accountOf(userId))?.bannedAt;
  return bannedAt === undefined ? undefined : new Date(bannedAt).toISOString();
}

/** Which of these people, at most 100, are banned. */
export async function whoIsBanned(userIds: string[]): Promise<Set<string>> {
  const asked = [...new Set(userIds)];
  const accounts = asked.length === 0 ? [] : await getItems<AccountItem>(asked.map(accountKey));
  return new Set(asked.filter((_, at) => accounts[at]?.bannedAt !== undefined));
}
