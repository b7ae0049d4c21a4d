import { expect, test } from "vitest";
import { type Stretches, stretchesOf } from "../../web/messages/stretches";
import type { Row } from "../../web/messages/turns";

const row = (id: string) => ({ message: { id }, isNewDay: false, begins: true }) as Row;
const rows = (from: number, to: number) => Array.from({ length: to - from }, (_, n) => row(String(from + n)));
const none: Stretches = { from: "", of: new Map() };
const ids = ({ of }: Stretches) => Object.fromEntries([...of].map(([n, all]) => [n, all.map((one) => one.message.id)]));

test("a talk stands in stretches of five", () => {
  expect(ids(stretchesOf(rows(50, 57), none))).toEqual({ 0: ["50", "51", "52", "53", "54"], 1: ["55", "56"] });
  expect(stretchesOf([], none).of.size).toBe(0);
});

test("older and newer messages join at the ends; a row stays in its stretch, and a stretch as it was is the same", () => {
  const opened = rows(50, 57);
  const first = stretchesOf(opened, none);
  const more = stretchesOf([...rows(43, 50), ...opened, ...rows(57, 59)], first);
  expect(ids(more)).toEqual({
    [-2]: ["43", "44"],
    [-1]: ["45", "46", "47", "48", "49"],
    0: ["50", "51", "52", "53", "54"],
    1: ["55", "56", "57", "58"],
  });
  expect([...more.of.keys()]).toEqual([-2, -1, 0, 1]);
  expect(more.of.get(0)).toBe(first.of.get(0));
  expect(more.of.get(1)).not.toBe(first.of.get(1));
});

test("another part of the talk counts from its own beginning", () => {
  const first = stretchesOf(rows(50, 60), none);
  expect(ids(stretchesOf(rows(10, 12), first))).toEqual({ 0: ["10", "11"] });
});
