import type { Refusal, Report, ReportDraft } from "../../shared/moderation";
import type { Page } from "../../shared/pages";
import { Problem } from "../../shared/problems";
import * as Audit from "../audit";
import * as Community from "../community";
import * as Limits from "../limits";
import * as Messages from "../messages";
import * as Notices from "../notices";
import * as Reports from "../reports";
import * as Rooms from "../rooms";
import { type PageRequest, transact } from "../table";
import type { Actor } from "../users";
import * as Users from "../users";
import { withPresent } from "./present";

/** Tells the community's owner of something. @throws Problem too-many, not-found, gone, conflict when one has done so already. */
export async function report(actor: Actor, draft: ReportDraft): Promise<void> {
  await Limits.spend(actor, "reports");
  await Reports.open(actor, await subjectOf(draft), draft.reason);
}

/** The draft's schema sees to it that it names what it is about. */
async function subjectOf({ kind, roomId = "", messageId = "", username = "" }: ReportDraft): Promise<Reports.Subject> {
  if (kind === "person") {
    const found = await Users.getByUsername(username);
    return { kind, about: { userId: found.id, username: found.username }, text: "" };
  }
  const head = await Rooms.confirmLive(roomId, undefined);
  const room = { id: roomId, name: head.name };
  if (kind === "room") {
    const { description, host } = Rooms.toRoom(head);
    return { kind, about: { userId: host.id, username: host.username }, room, text: description };
  }
  const [message] = await Messages.getAll([Messages.messageKey(roomId, messageId)]);
  if (!message) throw new Problem("not-found", { detail: "There is no such message." });
  if (message.deletedAt !== undefined) throw new Problem("gone", { detail: "This message was deleted." });
  const about = { userId: message.authorId, username: message.authorName };
  return { kind, about, room, messageId, text: Messages.textOf(message) };
}

/** What waits for the owner, the oldest first, with what has become of it. @throws Problem forbidden. */
export async function listReports(actor: Actor, page: PageRequest): Promise<Page<Report>> {
  await Community.requireOwner(actor);
  const { items, next } = await Reports.list(page);
  return { items: await withPresent(items), next };
}

/** Closes a report, and tells whoever reported what came of it. @throws Problem forbidden, not-found, conflict for a first post. */
export async function close(actor: Actor, id: string): Promise<void> {
  await Community.requireOwner(actor);
  const found = await Reports.get(id);
  if (found.kind === "first-post") {
    throw new Problem("conflict", { detail: "A first post is shown or turned down." });
  }
  await transact([
    Community.ownerCheck(actor),
    Reports.closing(id),
    ...Reports.telling(found, await outcomeOf(found)),
    noteOf(actor, "report-closed", found),
  ]);
}

async function outcomeOf(report: Reports.Report) {
  const [standing] = await withPresent([report]);
  if (standing?.now === "removed" || standing?.isBanned) return "acted";
  return standing?.now === "gone" ? "gone" : "kept";
}

/** Turns a first post down that waited; its author reads so, and why. @throws Problem forbidden, not-found, conflict. */
export async function refuse(actor: Actor, id: string, { reason }: Refusal): Promise<void> {
  await Community.requireOwner(actor);
  const found = await Reports.get(id);
  requireFirstPost(found);
  await transact([
    Community.ownerCheck(actor),
    Reports.closing(id),
    ...Reports.telling(found, "refused", reason),
    noteOf(actor, "message-refused", found, reason),
  ]);
}

function requireFirstPost({ kind }: Reports.Report) {
  if (kind !== "first-post") throw new Problem("conflict", { detail: "Only a first post waits to be shown." });
}

/** Puts away what one was told of the own case; a first post that waits is taken back with it. @throws Problem not-found. */
export const putAway = (actor: Actor, id: string): Promise<void> =>
  Notices.discard(actor, id, (id) => Reports.withdrawing(actor.userId, id));

/** Shows a first post that waited, at the time at which it was sent. @throws Problem forbidden, not-found, conflict, gone. */
export async function approve(actor: Actor, id: string): Promise<void> {
  await Community.requireOwner(actor);
  const found = await Reports.get(id);
  requireFirstPost(found);
  if (!found.room || !found.messageId) throw new Error("A first post without its place.");
  // Under the name that its author has by now; whoever has left meanwhile says nothing any more.
  const username = await Users.presentUsername(found.about.id);
  if (username === undefined) throw new Problem("gone", { detail: "Whoever sent this has left." });
  const author = { userId: found.about.id, username };
  await Messages.admit(author, found.room.id, found.messageId, found.text);
  await Limits.release(author.userId);
  await transact([
    Community.ownerCheck(actor),
    Reports.closing(id),
    ...Reports.untelling(found),
    noteOf(actor, "message-approved", found),
  ]);
}

const noteOf = (
  actor: Actor,
  action: "report-closed" | "message-approved" | "message-refused",
  { about, room, messageId, kind }: Reports.Report,
  note: string = kind,
) =>
  Audit.entry(actor, {
    action,
    about: { userId: about.id, username: about.username },
    room: room ?? undefined,
    messageId: messageId ?? undefined,
    note,
  });
