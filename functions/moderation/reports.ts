import type { Report, ReportDraft } from "../../shared/moderation";
import type { Page } from "../../shared/pages";
import { Problem } from "../../shared/problems";
import * as Audit from "../audit";
import * as Community from "../community";
import * as Limits from "../limits";
import * as Messages from "../messages";
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

/** Closes a report; a first post that waits is turned down. @throws Problem forbidden, not-found. */
export async function close(actor: Actor, id: string): Promise<void> {
  await Community.requireOwner(actor);
  const found = await Reports.get(id);
  await transact([Community.ownerCheck(actor), Reports.closing(id), noteOf(actor, "report-closed", found)]);
}

/** Shows a first post that waited, at the time at which it was sent. @throws Problem forbidden, not-found, conflict, gone. */
export async function approve(actor: Actor, id: string): Promise<void> {
  await Community.requireOwner(actor);
  const found = await Reports.get(id);
  if (found.kind !== "first-post" || !found.room || !found.messageId) {
    throw new Problem("conflict", { detail: "Only a first post can be approved." });
  }
  const author = { userId: found.about.id, username: found.about.username };
  await Messages.admit(author, found.room.id, found.messageId, found.text);
  await Limits.release(author.userId);
  await transact([Community.ownerCheck(actor), Reports.closing(id), noteOf(actor, "message-approved", found)]);
}

const noteOf = (
  actor: Actor,
  action: "report-closed" | "message-approved",
  { about, room, messageId, kind }: Reports.Report,
) =>
  Audit.entry(actor, {
    action,
    about: { userId: about.id, username: about.username },
    room: room ?? undefined,
    messageId: messageId ?? undefined,
    note: kind,
  });
