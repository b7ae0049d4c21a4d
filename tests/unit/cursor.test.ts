import { beforeAll, expect, test } from "vitest";
import { decodeCursor, encodeCursor } from "../../functions/table";
import { Problem } from "../../shared/problems";

beforeAll(() => {
  process.env.CURSOR_KEY = "one key";
});

const position = [1234, "R#01", "N"];

test("a position comes back for the list it was made for", () => {
  expect(decodeCursor("rooms", encodeCursor("rooms", position))).toEqual(position);
});

test("a position is good for no other list", () => {
  expect(() => decodeCursor("messages", encodeCursor("rooms", position))).toThrow(Problem);
});

test("a position with any one character changed is refused", () => {
  const cursor = encodeCursor("rooms", position);
  for (let at = 0; at < cursor.length; at++) {
    const other = cursor[at] === "A" ? "B" : "A";
    expect(() => decodeCursor("rooms", cursor.slice(0, at) + other + cursor.slice(at + 1))).toThrow(Problem);
  }
});

test.each(["", "a", "%00", "x".repeat(10_000), `${encodeCursor.name}=`])("garbage is refused: %.20s", (garbage) => {
  expect(() => decodeCursor("rooms", garbage)).toThrow(Problem);
});

test("a position signed with another key is refused", () => {
  const cursor = encodeCursor("rooms", position);
  process.env.CURSOR_KEY = "another key";
  expect(() => decodeCursor("rooms", cursor)).toThrow(Problem);
});
