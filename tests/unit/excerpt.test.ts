import { expect, test } from "vitest";
import { joinText, splitText } from "../../functions/table";

test.each([
  ["nothing", ""],
  ["a short text", "Short."],
  ["exactly the longest excerpt", "x".repeat(160)],
  ["one character more", "x".repeat(161)],
  ["letters of two bytes", "ß".repeat(300)],
  ["signs of four bytes", "𝔸".repeat(300)],
  ["families joined of several signs", "👩‍👩‍👧‍👦".repeat(60)],
  ["newlines", "a\r\n".repeat(200)],
])("%s comes back as it was and its start stays small", (_, text) => {
  const { excerpt, rest } = splitText(text);
  expect(joinText({ excerpt, rest })).toBe(text);
  expect([...excerpt].length).toBeLessThanOrEqual(160);
  expect(Buffer.byteLength(excerpt)).toBeLessThanOrEqual(240);
  expect(excerpt.isWellFormed()).toBe(true);
  expect(rest).not.toBe("");
});
