import type { Message, MessageDraft, MessageListQuery, RoomPage } from "../../shared/messages";
import type { Page } from "../../shared/pages";
import { Problem } from "../../shared/problems";
import type { Actor } from "../users";

const later = (): never => {
  throw new Problem("unavailable");
};

export const openRoom = async (_roomId: string, _page: { limit: number }): Promise<RoomPage> => later();
export const list = async (_roomId: string, _query: MessageListQuery): Promise<Page<Message>> => later();
export const post = async (_actor: Actor, _roomId: string, _draft: MessageDraft, _key: string): Promise<Message> =>
  later();
export const edit = async (
  _actor: Actor,
  _roomId: string,
  _messageId: string,
  _draft: MessageDraft,
  _version: number | undefined,
): Promise<Message> => later();
export const remove = async (_actor: Actor, _roomId: string, _messageId: string): Promise<void> => later();
export const restore = async (_actor: Actor, _roomId: string, _messageId: string): Promise<Message> => later();
