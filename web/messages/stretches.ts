import type { Row } from "./turns";

/** So many messages stand in one stretch of a long talk: as many are laid out, emptied and filled again at a time. */
const LENGTH = 5;

/** Stretches by number, and the message that the numbers count from: older messages have those below zero. */
export type Stretches = { from: string; of: Map<number, Row[]> };

const isSame = (old: Row[] | undefined, rows: Row[]) =>
  old?.length === rows.length && rows.every((row, place) => row === old[place]);

/** Rows in stretches; whatever comes above or below, a row stays where it stood. What is as it was is the very same object. */
export function stretchesOf(rows: Row[], old: Stretches): Stretches {
  const found = rows.findIndex(({ message }) => message.id === old.from);
  const from = Math.max(0, found);
  const of = new Map<number, Row[]>();
  for (const [place, row] of rows.entries()) {
    const number = Math.floor((place - from) / LENGTH);
    const rest = of.get(number);
    if (rest) rest.push(row);
    else of.set(number, [row]);
  }
  for (const [number, stretch] of of) {
    const before = old.of.get(number);
    if (isSame(before, stretch)) of.set(number, before!);
  }
  return { from: rows[from]?.message.id ?? "", of };
}
