import type { Message } from "../../shared/messages";

// Guessed from the text, so that nothing has to be drawn to be measured; in pixels.
const LINE = 26;
const AROUND = 44;
const LETTER = 8;
const WIDEST = 660;
/** Longer messages are folded, longer code scrolls. */
const TALLEST = 420;

const linesIn = (text: string) => {
  const perLine = Math.min(innerWidth - 76, WIDEST) / LETTER;
  return text.split("\n").reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / perLine)), 0);
};

/** How many of the newest messages fill the window, and half of it again. At least one. */
export function fillingCount(messages: Pick<Message, "body">[]): number {
  let left = innerHeight * 1.5;
  let count = 0;
  while (count < messages.length && left > 0)
    left -= Math.min(TALLEST, AROUND + LINE * linesIn(messages.at(-++count)!.body));
  return Math.max(1, count);
}
