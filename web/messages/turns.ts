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

/** A message as it stands among the others. */
export type Row = { message: Message; isNewDay: boolean; begins: boolean };

/** Rows for messages; a row that is as it was is the very same object, so that only what changed is drawn again. */
export function rowsOf(messages: Message[], old: Row[]): Row[] {
  const known = new Map(old.map((row) => [row.message, row]));
  return messages.map((message, place) => {
    const previous = messages[place - 1];
    const row: Row = { message, isNewDay: isNewDay(previous, message), begins: beginsTurn(previous, message) };
    const same = known.get(message);
    return same && same.isNewDay === row.isNewDay && same.begins === row.begins ? same : row;
  });
}
