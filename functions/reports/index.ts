import type { Report as ReportView } from "../../shared/moderation";
import type { Page } from "../../shared/pages";
import { Problem } from "../../shared/problems";
import {
  type Fragment,
  getItem,
  getItems,
  type Item,
  importedId,
  joinText,
  type Key,
  momentOf,
  newId,
  type PageRequest,
  query,
  queryItems,
  splitText,
  transact,
  updateItem,
} from "../table";
import type { Actor } from "../users";
import { telling, tellingOnce } from "./told";

export { telling, untelling } from "./told";

/** A report as it came, without what has become of the thing since. */
export type Report = Omit<ReportView, "now" | "isBanned">;

/** What a report is about, as it looked then. Of a first post the text is all of it. */
export type Subject = {
  kind: Report["kind"];
  about: Actor;
  room?: { id: string; name: string };
  messageId?: string;
  text: string;
};

type ReportItem = Item & {
  kind: Report["kind"];
  aboutId: string;
  aboutName: string;
  roomId?: string;
  roomName?: string;
  messageId?: string;
  excerpt: string;
  rest?: string;
  reason?: string;
  reporterId?: string;
  reporterName?: string;
};

/**
 * The id of a report: the same whenever one person reports one thing, so that it waits once. It tells no time: the order of
 * what is open does.
 */
const idFor = (reporter: Actor, { kind, about, room, messageId }: Subject) =>
  importedId(0, JSON.stringify([reporter.userId, kind, messageId ?? room?.id ?? about.userId]));

const reportKey = (id: string): Key => ({ pk: `REPORT#${id}`, sk: "N" });
const idOf = ({ pk }: Key) => pk.slice("REPORT#".length);

/** GSI1 item collection: what is open, in the order it came. What is closed is deleted: the audit list tells of it. */
const OPEN = "REPORTS#open";
const openReports = { index: "gsi1", partition: OPEN } as const;

function toItem(id: string, { kind, about, room, messageId, text }: Subject, came = id): ReportItem {
  return {
    ...reportKey(id),
    kind,
    aboutId: about.userId,
    aboutName: about.username,
    roomId: room?.id,
    roomName: room?.name,
    messageId,
    ...splitText(text),
    gsi1pk: OPEN,
    gsi1sk: came,
  };
}

const toReport = (item: ReportItem): Report => ({
  id: idOf(item),
  kind: item.kind,
  createdAt: momentOf(String(item.gsi1sk)),
  about: { id: item.aboutId, username: item.aboutName },
  room: item.roomId ? { id: item.roomId, name: item.roomName ?? "" } : null,
  messageId: item.messageId ?? null,
  text: joinText(item),
  reason: item.reason ?? "",
  reporter: item.reporterId && item.reporterName ? { id: item.reporterId, username: item.reporterName } : null,
});

/** Opens a report, and tells who reported that it waits. @throws Problem conflict while the same person's report of the same thing is open. */
export async function open(reporter: Actor, subject: Subject, reason: string): Promise<void> {
  const { userId: reporterId, username: reporterName } = reporter;
  const item = { ...toItem(idFor(reporter, subject), subject, newId()), reason, reporterId, reporterName };
  await transact([
    {
      put: item,
      when: "attribute_not_exists(pk)",
      otherwise: () => {
        throw new Problem("conflict", { detail: "You have reported this already; it waits for the owner." });
      },
    },
    ...telling(toReport(item), "waits"),
  ]);
}

/** Sets a first post aside until the owner has looked at it, and tells its author. Once: what was turned down stays so. */
export async function hold(messageId: string, subject: Omit<Subject, "kind" | "messageId">): Promise<void> {
  const item = toItem(messageId, { ...subject, kind: "first-post", messageId });
  await transact([{ put: item, when: "attribute_not_exists(pk)" }, ...tellingOnce(toReport(item), "waits")]);
}

/** Whether anything waits for the owner. */
export const isAnyOpen = async () => (await query(openReports, { limit: 1 })).items.length > 0;

/** Access pattern: what waits for the owner, the oldest first. It is short, and for few eyes, so it may be looked up. */
export async function list(page: PageRequest): Promise<Page<Report>> {
  const { items, next } = await queryItems(openReports, page);
  const reports = await getItems<ReportItem>(items.map(({ pk, sk }) => ({ pk, sk })));
  return { items: reports.filter((report) => report !== undefined).map(toReport), next };
}

/** One open report. @throws Problem not-found when there is none, or it was closed. */
export async function get(id: string): Promise<Report> {
  const item = await getItem<ReportItem>(reportKey(id), { consistent: true });
  if (!item) throw notOpen();
  return toReport(item);
}

const notOpen = () => new Problem("not-found", { detail: "There is no such report, or it was closed." });

/** The write that closes a report. @throws Problem not-found when it was closed. */
export const closing = (id: string): Fragment => ({
  delete: reportKey(id),
  when: "attribute_exists(pk)",
  otherwise: () => {
    throw notOpen();
  },
});

/** The write by which its author takes a first post back that waits. @throws Problem not-found when it was looked at meanwhile. */
export const withdrawing = (userId: string, id: string): Fragment => ({
  ...closing(id),
  when: "aboutId = :author AND kind = :kind",
  values: { ":author": userId, ":kind": "first-post" },
});

/** Takes a person out of the open reports: those about them go, and those by them. */
export async function forgetPerson(userId: string, write: (change: () => Promise<unknown>) => Promise<void>) {
  let start: object | undefined;
  do {
    const { items, lastKey } = await query(openReports, { limit: 50, start });
    const reports = await getItems<ReportItem>(items.map(({ pk, sk }) => ({ pk, sk })));
    for (const report of reports) {
      // Whoever reported has written the reason, so it goes with them.
      if (report?.aboutId === userId || report?.reporterId === userId) {
        const answer = report.reporterId === userId ? [] : telling(toReport(report), "gone");
        await write(() => transact([{ delete: { pk: report.pk, sk: report.sk } }, ...answer]));
      }
    }
    start = lastKey;
  } while (start);
}

/** Gives rooms another name in the open reports: see the audit list's. `areMeant` tells which of at most 100 rooms they are. */
export async function renameRooms(
  name: string,
  areMeant: (roomIds: string[]) => Promise<Set<string>>,
  write: (change: () => Promise<unknown>) => Promise<void>,
) {
  let start: object | undefined;
  do {
    const { items, lastKey } = await query(openReports, { limit: 50, start });
    const reports = await getItems<ReportItem>(items.map(({ pk, sk }) => ({ pk, sk })));
    const inRooms = reports.filter((report) => report?.roomName !== undefined && report.roomName !== name);
    const meant = await areMeant([...new Set(inRooms.flatMap((report) => report?.roomId ?? []))]);
    for (const report of inRooms) {
      if (!report?.roomId || !meant.has(report.roomId)) continue;
      const { pk, sk } = report;
      await write(() => updateItem({ pk, sk }, { set: { roomName: name }, when: "attribute_exists(roomName)" }));
    }
    start = lastKey;
  } while (start);
}

/** What a person reported and what waits of theirs, for their export. */
export async function* by(userId: string) {
  let cursor: string | undefined;
  do {
    const { items, next } = await list({ cursor, limit: 50 });
    for (const { kind, createdAt, about, reporter, text, reason } of items) {
      if (reporter?.id === userId) yield { kind: "report", createdAt, about: about.username, reason };
      if (kind === "first-post" && about.id === userId) yield { kind: "message that waits", createdAt, body: text };
    }
    cursor = next ?? undefined;
  } while (cursor);
}
