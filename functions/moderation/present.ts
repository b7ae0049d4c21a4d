import type { Report } from "../../shared/moderation";
import * as Messages from "../messages";
import type * as Reports from "../reports";
import * as Rooms from "../rooms";
import { getItems, type Key } from "../table";
import * as Users from "../users";

const nameOf = ({ pk, sk }: Key) => `${pk} ${sk}`;

/** The things of a page of reports as they stand, each asked for once. */
async function standing(keys: Key[]) {
  const wanted = [...new Map(keys.map((key) => [nameOf(key), key])).values()];
  const found = wanted.length === 0 ? [] : await getItems(wanted);
  return new Map(wanted.map((key, at) => [nameOf(key), found[at]]));
}

const roomOf = ({ room }: Reports.Report) => (room ? [Rooms.roomKey(room.id)] : []);
const messageOf = ({ kind, room, messageId }: Reports.Report) =>
  kind === "message" && room && messageId ? [Messages.messageKey(room.id, messageId)] : [];

/** Tells of each report whether the thing is still there and its person still in: three requests, however many reports. */
export async function withPresent(reports: Reports.Report[]): Promise<Report[]> {
  const [rooms, messages, banned] = await Promise.all([
    standing(reports.flatMap(roomOf)),
    standing(reports.flatMap(messageOf)),
    Users.whoIsBanned(reports.map(({ about }) => about.id)),
  ]);
  const nowOf = (report: Reports.Report): Report["now"] => {
    if (report.kind === "person") return "there";
    const [room] = roomOf(report).map((key) => rooms.get(nameOf(key)) as Rooms.RoomItem | undefined);
    if (report.kind === "room" || !room || room.deletedAt !== undefined) return stateOf(room);
    if (report.kind === "first-post") return "there";
    const [message] = messageOf(report).map((key) => messages.get(nameOf(key)) as Messages.MessageItem | undefined);
    return stateOf(message);
  };
  return reports.map((report) => ({ ...report, now: nowOf(report), isBanned: banned.has(report.about.id) }));
}

function stateOf(thing: { deletedAt?: number; removedBy?: string } | undefined): Report["now"] {
  if (thing && thing.deletedAt === undefined) return "there";
  return thing?.removedBy ? "removed" : "gone";
}
