import * as v from "valibot";
import { type Listener, transact } from "../table";
import { type AccountItem, accountKey, type ProfileItem, profileKey, userIdOf } from "./item";

/** Writes the profile item of a new person. */
export const listener: Listener<AccountItem> = {
  watches: ({ pk, sk }) => pk.startsWith("U#") && sk === "N",
  schema: v.looseObject({
    pk: v.string(),
    sk: v.string(),
    username: v.string(),
    displayName: v.string(),
    erasedAt: v.optional(v.number()),
    version: v.number(),
  }),
  async onChange(changes) {
    const created = changes.find(({ before }) => before === undefined);
    if (created) await writeProfile(created.after);
  },
};

/** Repeats and late records change nothing: a profile that is there stays, and whoever was erased meanwhile gets none. */
async function writeProfile(account: AccountItem): Promise<void> {
  if (account.erasedAt !== undefined) return;
  const { username, displayName, version } = account;
  const key = profileKey(userIdOf(account));
  const profile: ProfileItem = { ...key, username, displayName, version };
  await transact([
    { check: accountKey(userIdOf(account)), when: "attribute_exists(pk) AND attribute_not_exists(erasedAt)" },
    { put: profile, when: "attribute_not_exists(pk)" },
  ]);
}
