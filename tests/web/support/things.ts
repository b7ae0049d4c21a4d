import type { ActivityItem } from "../../../shared/activity";
import type { Message, RoomPage } from "../../../shared/messages";
import type { PersonRef } from "../../../shared/people";
import type { Room, RoomSummary } from "../../../shared/rooms";
import { topicSlug } from "../../../shared/topics";

let made = 0;

/** An id that sorts after every one made before. */
export const newId = () => `01JD${String(++made).padStart(22, "0")}`;

export const person = (username: string): PersonRef => ({ id: newId(), username });

export const topic = (name: string, roomCount = 1) => ({ id: newId(), name, slug: topicSlug(name), roomCount });

const MINUTE = 60_000;
export const minutesAgo = (minutes: number) => new Date(Date.now() - (minutes + 0.5) * MINUTE).toISOString();

export const room = (more: Partial<Room> = {}): Room => {
  const { roomCount: _, ...about } = topic("Bread");
  return {
    id: newId(),
    name: "A starter that sulks",
    description: "Cold kitchen, day nine.",
    topic: about,
    host: person("ines"),
    createdAt: minutesAgo(120),
    participantCount: 1,
    lastActivityAt: minutesAgo(2),
    version: 1,
    ...more,
  };
};

export const summaryOf = ({ description, ...room }: Room): RoomSummary => ({ ...room, excerpt: description });

export const message = (of: Room, author: PersonRef, body: string, more: Partial<Message> = {}): Message => ({
  id: newId(),
  roomId: of.id,
  author,
  body,
  createdAt: minutesAgo(60),
  version: 1,
  ...more,
});

export const roomPage = (of: Room, items: Message[] = [], more: Partial<RoomPage> = {}): RoomPage => ({
  room: of,
  messages: { items, next: null },
  participants: { items: [{ ...of.host, isHost: true, joinedAt: of.createdAt }], next: null },
  ...more,
});

export const said = (author: PersonRef, of: Room, excerpt: string, more: Partial<ActivityItem> = {}): ActivityItem => ({
  id: newId(),
  kind: "message",
  room: { id: of.id, name: of.name },
  author,
  excerpt,
  createdAt: minutesAgo(5),
  ...more,
});

export const page = <T>(items: T[], next: string | null = null) => ({ items, next });
