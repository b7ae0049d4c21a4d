import type { Page } from "../../shared/pages";
import { Problem } from "../../shared/problems";
import type { Participant, Room, RoomCard, RoomChanges, RoomDraft, RoomSummary } from "../../shared/rooms";
import type { PageRequest } from "../table";
import type { Actor } from "../users";

const later = (): never => {
  throw new Problem("unavailable");
};

export const create = async (_actor: Actor, _draft: RoomDraft, _key: string): Promise<Room> => later();
export const get = async (_roomId: string): Promise<Room> => later();
export const listByActivity = async (_page: PageRequest): Promise<Page<RoomSummary>> => later();
export const listByTopic = async (_topicId: string, _page: PageRequest): Promise<Page<RoomSummary>> => later();
export const listByHost = async (_userId: string, _page: PageRequest): Promise<Page<RoomCard>> => later();
export const listParticipants = async (_roomId: string, _page: PageRequest): Promise<Page<Participant>> => later();
export const edit = async (
  _actor: Actor,
  _roomId: string,
  _changes: RoomChanges,
  _version: number | undefined,
): Promise<Room> => later();
export const remove = async (_actor: Actor, _roomId: string): Promise<void> => later();
export const restore = async (_actor: Actor, _roomId: string): Promise<Room> => later();
export const join = async (_actor: Actor, _roomId: string): Promise<Participant> => later();
export const leave = async (_actor: Actor, _roomId: string): Promise<void> => later();
