import * as v from "valibot";
import type { Ban } from "../../shared/moderation";
import { Problem } from "../../shared/problems";
import * as Audit from "../audit";
import * as Community from "../community";
import * as Sessions from "../sessions";
import { type Item, type Listener, transact } from "../table";
import type { Actor } from "../users";
import * as Users from "../users";
import * as Walks from "../walks";

/**
 * Closes a person's account to them: their sessions end at once and no new one starts. Everything they said can be hidden in
 * the same go. Banning again is fine. @throws Problem forbidden, not-found, conflict for an owner.
 */
export async function ban(actor: Actor, username: string, { reason, hidePosts }: Ban): Promise<void> {
  await Community.requireOwner(actor);
  const person = await personNamed(username);
  if (await Community.isOwner(person)) {
    throw new Problem("conflict", { detail: "An owner cannot be banned." });
  }
  await transact([
    Community.ownerCheck(actor),
    Users.banning(person.userId, { hidePosts }),
    Audit.entry(actor, { action: "person-banned", about: person, note: reason }),
    ...(hidePosts ? [Audit.entry(actor, { action: "posts-hidden", about: person })] : []),
  ]);
  await Sessions.endAll(person.userId);
}

/** Opens a person's account again and shows what was hidden with it. @throws Problem forbidden, not-found. */
export async function unban(actor: Actor, username: string): Promise<void> {
  await Community.requireOwner(actor);
  const person = await personNamed(username);
  await transact([
    Community.ownerCheck(actor),
    Users.unbanning(person.userId),
    Audit.entry(actor, { action: "person-unbanned", about: person }),
  ]);
}

/** Since when a person is banned; null when they are not. @throws Problem forbidden, not-found. */
export async function bannedSince(actor: Actor, username: string): Promise<string | null> {
  await Community.requireOwner(actor);
  return (await Users.bannedSince((await personNamed(username)).userId)) ?? null;
}

async function personNamed(username: string): Promise<Actor> {
  const { id, username: present } = await Users.getByUsername(username);
  return { userId: id, username: present };
}

const Account = v.looseObject({
  pk: v.pipe(v.string(), v.startsWith("U#")),
  sk: v.literal("N"),
  postsHidden: v.optional(v.boolean()),
});
type Account = Item & v.InferOutput<typeof Account>;

/** Sets the walk off when a person's posts are to be hidden or shown again. */
export const listener: Listener<Account> = {
  watches: ({ pk, sk }) => pk.startsWith("U#") && sk === "N",
  schema: Account,
  async onChange(changes) {
    const turned = changes.findLast(({ before, after }) => Boolean(before?.postsHidden) !== Boolean(after.postsHidden));
    if (turned) await Walks.request({ step: "align-posts", subject: turned.after.pk.slice("U#".length) });
  },
};
