import type { ActivityItem } from "../../shared/activity";
import * as Messages from "../messages";
import * as Rooms from "../rooms";
import { type Key, momentOf } from "../table";

/** What the indexes carry of a message. */
export type MessageEntry = Key & {
  excerpt: string;
  authorId: string;
  authorName: string;
  roomName: string;
  deletedAt?: number;
};

/** What the indexes carry of a room that its host opened: the host's membership. */
export type RoomEntry = Key & Rooms.CardItem & { deletedAt?: number };

/** One line of a person's own list. */
export type Entry = MessageEntry | RoomEntry;

export const isMessage = (entry: Key): entry is MessageEntry => entry.sk.startsWith("M#");

const deletion = (at: number | undefined) => (at === undefined ? {} : { deletedAt: new Date(at).toISOString() });

const toMessageActivity = (entry: MessageEntry): ActivityItem => ({
  id: Messages.messageIdOf(entry),
  kind: "message",
  room: { id: Rooms.roomIdOf(entry), name: entry.roomName },
  author: { id: entry.authorId, username: entry.authorName },
  excerpt: entry.excerpt,
  createdAt: momentOf(Messages.messageIdOf(entry)),
  ...deletion(entry.deletedAt),
});

const toRoomActivity = (entry: RoomEntry): ActivityItem => ({
  id: Rooms.roomIdOf(entry),
  kind: "room",
  room: { id: Rooms.roomIdOf(entry), name: entry.name },
  author: { id: entry.hostId, username: entry.hostName },
  excerpt: entry.excerpt,
  createdAt: momentOf(Rooms.roomIdOf(entry)),
  ...deletion(entry.deletedAt),
});

export const toActivityItem = (entry: Entry): ActivityItem =>
  isMessage(entry) ? toMessageActivity(entry) : toRoomActivity(entry);
