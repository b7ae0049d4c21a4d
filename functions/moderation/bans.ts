import * as v from "valibot";
import type { AuditEntry } from "../../shared/audit";
import type { Ban, BanEntry } from "../../shared/moderation";
import type { Page } from "../../shared/pages";
import { Problem } from "../../shared/problems";
import * as Audit from "../audit";
import * as Community from "../community";
import * as Sessions from "../sessions";
import { type Item, type Listener, type PageRequest, transact } from "../table";
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
    ...(await Users.banning(person, { by: actor, reason, hidePosts })),
    Audit.entry(actor, { action: "person-banned", about: person, note: reason }),
    ...(hidePosts ? [Audit.entry(actor, { action: "posts-hidden", about: person })] : []),
  ]);
  await Sessions.closeAll(person.userId);
}

/** Opens a person's account again and shows what was hidden with it. @throws Problem forbidden, not-found. */
export async function unban(actor: Actor, username: string): Promise<void> {
  await Community.requireOwner(actor);
  const person = await personNamed(username);
  const opening = await Users.unbanning(person.userId);
  if (opening.length === 0) return;
  const act = Audit.entry(actor, { action: "person-unbanned", about: person });
  await transact([Community.ownerCheck(actor), ...opening, act]);
}

/** Who is banned, the latest first. @throws Problem forbidden. */
export async function listBanned(actor: Actor, page: PageRequest): Promise<Page<BanEntry>> {
  await Community.requireOwner(actor);
  return Users.listBanned(page);
}

/** What was done to a person and their things, newest first. @throws Problem forbidden, not-found. */
export async function listRecord(actor: Actor, username: string, page: PageRequest): Promise<Page<AuditEntry>> {
  await Community.requireOwner(actor);
  return Audit.listAbout((await personNamed(username)).userId, page);
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
  username: v.string(),
  bannedAt: v.optional(v.number()),
  postsHidden: v.optional(v.boolean()),
});
type Account = Item & v.InferOutput<typeof Account>;

/** Sees a ban to its end, and sets the walk off when a person's posts are to be hidden or shown again. */
export const listener: Listener<Account> = {
  watches: ({ pk, sk }) => pk.startsWith("U#") && sk === "N",
  schema: Account,
  async onChange(changes) {
    const banned = changes.findLast(({ before, after }) => after.bannedAt && before?.bannedAt !== after.bannedAt);
    if (banned) await complete(banned.after);
    const turned = changes.findLast(({ before, after }) => Boolean(before?.postsHidden) !== Boolean(after.postsHidden));
    if (turned) await Walks.request({ step: "align-posts", subject: turned.after.pk.slice("U#".length) });
  },
};

/** Whatever a ban that was stopped half-way, or an old one, has left undone. A record may be old: the account is asked. */
async function complete({ pk, username, bannedAt }: Account): Promise<void> {
  const userId = pk.slice("U#".length);
  await Users.completeBan({ userId, username }, bannedAt!, () => Audit.lastBan(userId));
  if (await Users.bannedSince(userId)) await Sessions.closeAll(userId);
}
