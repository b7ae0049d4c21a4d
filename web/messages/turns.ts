import type { Message } from "../../shared/messages";
import { isNewDay } from "../time/days";

/** One person speaking on within this time is one turn. */
const TURN_MS = 10 * 60_000;

/** Whether a message begins a turn, with its author's face and name, or goes on in the one before. */
export const beginsTurn = (previous: Message | undefined, message: Message) =>
  !previous ||
  previous.author.id !== message.author.id ||
  Boolean(previous.deletedAt) ||
  isNewDay(previous, message) ||
  Date.parse(message.createdAt) - Date.parse(previous.createdAt) > TURN_MS;
