import * as Footprints from "../footprints";
import * as Messages from "../messages";
import * as Rooms from "../rooms";
import * as Users from "../users";
import * as Walks from "../walks";

const AT_ONCE = 10;

/** Carries a person's present username to a page of what they left. Whatever bears it already is passed over. */
export const renamePerson: Walks.Walk = async ({ step, subject: userId, from }) => {
  const username = await Users.presentUsername(userId);
  if (username === undefined) return undefined;
  const { items, next } = await Footprints.page(userId, from);
  const stale = items.filter(({ kind, name }) => kind !== "reaction" && name !== username);
  for (let start = 0; start < stale.length; start += AT_ONCE) {
    const some = stale.slice(start, start + AT_ONCE);
    await Walks.pace(some.length);
    await Promise.all(some.map((one) => rename(one, userId, username)));
  }
  return next === undefined ? undefined : { step, subject: userId, from: next };
};

async function rename(footprint: Footprints.Footprint, userId: string, username: string): Promise<void> {
  const { kind, roomId } = footprint;
  if (kind === "message") await Messages.renameAuthor(footprint, userId, username);
  else await (kind === "host" ? Rooms.renameHost : Rooms.renameMember)(roomId, userId, username);
}
