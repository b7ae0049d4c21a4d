import { foldUsername } from "../../shared/people";
import { getItem, importedId, transact } from "../table";
import { personFragments } from "./commands";
import { type AccountItem, type Actor, accountKey } from "./item";

/**
 * An account for somebody of an imported archive, without a way to sign in. A repeat answers the same account;
 * when the username belongs to somebody else already, a number is added to it.
 */
export async function importPerson({ username, joinedAt }: { username: string; joinedAt: number }): Promise<Actor> {
  const userId = importedId(joinedAt, `person ${foldUsername(username)}`);
  for (let n = 1; ; n++) {
    const known = await getItem<AccountItem>(accountKey(userId), { consistent: true });
    if (known) return { userId, username: known.username };
    const free = n === 1 ? username : `${username.slice(0, 26)}-${n}`;
    if (await transact(personFragments({ userId, username: free, displayName: username }))) {
      return { userId, username: free };
    }
  }
}
