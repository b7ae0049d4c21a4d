import * as Footprints from "../footprints";
import * as Messages from "../messages";
import * as Users from "../users";
import * as Walks from "../walks";

const AT_ONCE = 10;

/** Hides a page of what a banned person said, or shows it again: whatever the account says by now. */
export const alignPosts: Walks.Walk = async ({ step, subject: userId, from }) => {
  const areHidden = await Users.arePostsHidden(userId);
  if (areHidden === undefined) return undefined;
  const { items, next } = await Footprints.page(userId, from);
  const said = items.filter(({ kind }) => kind === "message");
  const align = areHidden ? Messages.hideBanned : Messages.showUnbanned;
  for (let start = 0; start < said.length; start += AT_ONCE) {
    const some = said.slice(start, start + AT_ONCE);
    await Walks.pace(some.length);
    await Promise.all(some.map((message) => align(message, userId)));
  }
  return next === undefined ? undefined : { step, subject: userId, from: next };
};
