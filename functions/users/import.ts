import { foldUsername } from "../../shared/people";
import { getItem, getItems, importedId, transact } from "../table";
import { personFragments } from "./commands";
import { type AccountItem, type Actor, accountKey, profileKey, type UsernameItem, usernameKey } from "./item";
import { leadsSomewhere } from "./username";

export type ImportedPerson = { username: string; joinedAt: number; displayName?: string };

/** The archive's handle that an account stands for: by it a repeat finds the account, whatever name it got. */
type ImportedAccountItem = AccountItem & { importedAs?: string };

type Wanted = ImportedPerson & { handle: string; tries: number };

const LONGEST = 30;

/**
 * Accounts for people of an imported archive, without a way to sign in, in the order given: at most 50, no handle twice.
 * A repeat answers the same accounts. When a username belongs to somebody who came by another way, a number is added.
 * @throws Error when such a person was erased here.
 */
export async function importPeople(people: ImportedPerson[]): Promise<Actor[]> {
  const found = new Map<string, Actor>();
  let wanted: Wanted[] = people.map((person) => ({ ...person, handle: foldUsername(person.username), tries: 1 }));
  while (wanted.length > 0) {
    const { known, free, taken } = await lookUp(wanted);
    for (const [handle, actor] of [...known, ...(await makeAll(free))]) found.set(handle, actor);
    // What was free and is not made was taken just now: it is looked up once more.
    wanted = [...taken, ...free].filter(({ handle }) => !found.has(handle));
  }
  return people.map(({ username }) => found.get(foldUsername(username))!);
}

/** As `importPeople`, for one. */
export const importPerson = async (person: ImportedPerson): Promise<Actor> => (await importPeople([person]))[0]!;

/** Whether the stream has written the profiles of these people, at most 100 of them. */
export async function haveProfiles(people: Pick<Actor, "userId">[]): Promise<boolean> {
  const profiles = await getItems(people.map(({ userId }) => profileKey(userId)));
  return profiles.every((profile) => profile !== undefined);
}

const nameOf = ({ username, tries }: Wanted) => {
  const suffix = tries === 1 ? "" : `-${tries}`;
  return username.slice(0, LONGEST - suffix.length) + suffix;
};

const idOf = ({ handle, joinedAt }: Wanted) => importedId(joinedAt, `person ${handle}`);

async function lookUp(wanted: Wanted[]) {
  const holders = await getItems<UsernameItem>(
    wanted.map((one) => usernameKey(nameOf(one))),
    { consistent: true },
  );
  const held = holders.filter((holder) => holder !== undefined);
  const accounts = await getItems<ImportedAccountItem>(
    held.map(({ userId }) => accountKey(userId)),
    { consistent: true },
  );
  const importedAs = new Map(held.map(({ userId }, index) => [userId, accounts[index]?.importedAs]));
  const known: [handle: string, Actor][] = [];
  const free: Wanted[] = [];
  const taken: Wanted[] = [];
  wanted.forEach((one, index) => {
    const holder = holders[index];
    if (!holder || !leadsSomewhere(holder)) free.push(one);
    else if (importedAs.get(holder.userId) === one.handle) known.push([one.handle, actorOf(holder)]);
    else taken.push({ ...one, tries: one.tries + 1 });
  });
  return { known, free, taken };
}

const actorOf = ({ userId, username, movedTo }: UsernameItem): Actor => ({ userId, username: movedTo ?? username });

/** Makes them all in one transaction; where somebody was faster with one of them, one by one. */
async function makeAll(free: Wanted[]): Promise<[handle: string, Actor][]> {
  if (free.length === 0) return [];
  if (await transact(free.flatMap(fragmentsOf))) {
    return free.map((one) => [one.handle, { userId: idOf(one), username: nameOf(one) }]);
  }
  const made: [string, Actor][] = [];
  for (const one of free) {
    const actor = await makeOne(one);
    if (actor) made.push([one.handle, actor]);
  }
  return made;
}

const fragmentsOf = (one: Wanted) =>
  personFragments({
    userId: idOf(one),
    username: nameOf(one),
    displayName: one.displayName ?? one.username,
    importedAs: one.handle,
  });

/** Undefined when the name was taken just now. */
async function makeOne(one: Wanted): Promise<Actor | undefined> {
  const userId = idOf(one);
  if (await transact(fragmentsOf(one))) return { userId, username: nameOf(one) };
  const account = await getItem<AccountItem>(accountKey(userId), { consistent: true });
  if (account?.erasedAt !== undefined) throw new Error(`${one.username} was erased here.`);
  return account && { userId, username: account.username };
}
