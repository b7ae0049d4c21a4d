import type { Page } from "../../shared/pages";
import { Problem } from "../../shared/problems";
import type { Participant, Room, RoomCard, RoomSummary } from "../../shared/rooms";
import { getItem, type PageRequest, queryPage, queryShards } from "../table";
import { FEED, hostPartition, type MemberItem, type RoomItem, roomKey, roomPartition, topicPartition } from "./item";
import { type CardItem, type SummaryItem, toCard, toParticipant, toRoom, toSummary } from "./views";

/** The head of a room that is there. @throws Problem not-found; gone when it was deleted. */
export function live(head: RoomItem | undefined): RoomItem {
  if (!head) throw new Problem("not-found", { detail: "There is no such room." });
  if (head.deletedAt !== undefined) throw new Problem("gone", { detail: "This room was deleted." });
  return head;
}

/** A room's head as it stands. */
export const getHead = (roomId: string) => getItem<RoomItem>(roomKey(roomId), { consistent: true });

/**
 * A live room's head, by one that an eventually consistent read found or missed: what was just made may be missed, and
 * what was just brought back may look deleted. @throws Problem not-found, gone.
 */
export async function confirmLive(roomId: string, seen: RoomItem | undefined): Promise<RoomItem> {
  return live(seen && seen.deletedAt === undefined ? seen : await getHead(roomId));
}

/** Access pattern: one room. @throws Problem not-found, gone. */
export const get = async (roomId: string): Promise<Room> =>
  toRoom(await confirmLive(roomId, await getItem<RoomItem>(roomKey(roomId))));

/** Access pattern: all rooms, latest activity first. */
export const listByActivity = (page: PageRequest): Promise<Page<RoomSummary>> =>
  queryShards<SummaryItem & { gsi2sk: number }, RoomSummary>(FEED, page, toSummary);

/** Access pattern: one topic's rooms, latest activity first. */
export const listByTopic = (topicId: string, page: PageRequest): Promise<Page<RoomSummary>> =>
  queryPage<SummaryItem, RoomSummary>(
    { index: "gsi1", partition: topicPartition(topicId), newestFirst: true },
    page,
    toSummary,
  );

/** Access pattern: the rooms that a person hosts, newest first. */
export const listByHost = (userId: string, page: PageRequest): Promise<Page<RoomCard>> =>
  queryPage<CardItem, RoomCard>({ index: "gsi2", partition: hostPartition(userId), newestFirst: true }, page, toCard);

/** Access pattern: a room's participants, by the age of their accounts. It asks nothing about the room itself. */
export const queryParticipants = (roomId: string, page: PageRequest): Promise<Page<Participant>> =>
  queryPage<MemberItem, Participant>({ partition: roomPartition(roomId), beginsWith: "P#" }, page, toParticipant);

/** A room's participants. @throws Problem not-found, gone. */
export async function listParticipants(roomId: string, page: PageRequest): Promise<Page<Participant>> {
  const [participants] = await Promise.all([queryParticipants(roomId, page), get(roomId)]);
  return participants;
}
