import type { Participant, Room, RoomCard, RoomSummary } from "../../shared/rooms";
import { joinText, type Key, momentOf } from "../table";
import * as Topics from "../topics";
import { lastAtOf, type MemberItem, type RoomItem, roomIdOf } from "./item";

type Reference = { name: string; topicId: string; topicName: string; hostId: string; hostName: string };

/** What an index carries of a room: of its head in the feeds, of its host's membership among the rooms hosted. */
export type CardItem = Key & Reference & { excerpt: string };
export type SummaryItem = CardItem & {
  participantCount: number;
  version: number;
  answered?: boolean;
  gsi1sk?: string;
  gsi2sk?: number;
};

const toReference = (item: Key & Reference) => ({
  id: roomIdOf(item),
  name: item.name,
  topic: Topics.toTopicRef(item.topicId, item.topicName),
  host: { id: item.hostId, username: item.hostName },
  createdAt: momentOf(roomIdOf(item)),
});

export const toCard = (item: CardItem): RoomCard => ({ ...toReference(item), excerpt: item.excerpt });

export const toSummary = (item: SummaryItem): RoomSummary => ({
  ...toCard(item),
  participantCount: item.participantCount,
  lastActivityAt: new Date(lastAtOf(item)).toISOString(),
  version: item.version,
  ...(item.answered && { isAnswered: true }),
});

export const toRoom = (item: RoomItem): Room => ({
  ...toReference(item),
  description: joinText(item),
  participantCount: item.participantCount,
  lastActivityAt: new Date(item.lastAt).toISOString(),
  version: item.version,
  ...(item.lockedAt !== undefined && { lockedAt: new Date(item.lockedAt).toISOString() }),
  ...(item.answered && { answerId: item.answerId }),
});

export const toParticipant = ({ sk, authorName, joinedAt, isHost = false }: MemberItem): Participant => ({
  id: sk.slice("P#".length),
  username: authorName,
  isHost,
  joinedAt: new Date(joinedAt).toISOString(),
});
