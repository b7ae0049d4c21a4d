import { expect, test } from "vitest";
import { ImportedRoom, parseLine } from "../../infra/data/format";

const room = { topic: "Bread", name: "Rye", host: "ines", createdAt: 1_600_000_000_000 };
const message = { author: "omar", body: "  Two\nlines.", createdAt: 1_600_000_000_001 };
const parse = (value: unknown) => parseLine(ImportedRoom, JSON.stringify(value));
const faultOf = (value: unknown) => {
  try {
    parse(value);
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error("This line was taken.");
};

test("a room needs neither description nor messages", () => {
  expect(parse(room)).toEqual({ ...room, description: "", messages: [] });
});

test("what was said is kept exactly as written", () => {
  expect(parse({ ...room, messages: [message] }).messages).toEqual([message]);
});

test("a line that is not JSON says so", () => {
  expect(() => parseLine(ImportedRoom, '{"topic": ')).toThrow("This is not JSON");
});

test("a fault is told with its place", () => {
  const long = { ...message, body: "x".repeat(10_001) };
  expect(faultOf({ ...room, messages: [message, long] })).toBe(
    "/messages/1/body: This is longer than 10000 characters.",
  );
  expect(faultOf({ ...room, name: undefined })).toBe("/name: This is missing.");
  expect(faultOf({ ...room, hots: "ines" })).toBe("/hots: Nothing is known by this name.");
});

test("of many faults the first are told", () => {
  expect(faultOf({ ...room, messages: [{}, {}, {}] })).toMatch(/^\/messages\/0\/author: .* And 6 more\.$/);
});

test.each([
  ["a name over its limit", { name: "x".repeat(81) }],
  ["a name of several lines", { name: "Rye\nbread" }],
  ["a name that turns its direction", { name: "Rye\u202Edaerb" }],
  ["a blank name", { name: " \u200B " }],
  ["a topic over its limit", { topic: "x".repeat(41) }],
  ["a description over its limit", { description: "x".repeat(501) }],
  ["a host who could not be addressed", { host: "Inês Duarte" }],
  ["control characters", { messages: [{ ...message, body: "a\u0000b" }] }],
  ["half a character", { messages: [{ ...message, body: "\uD83D" }] }],
  ["an empty message", { messages: [{ ...message, body: "\n" }] }],
  ["a time in words", { createdAt: "2020-01-01" }],
  ["a time between milliseconds", { createdAt: 1.5 }],
  ["a time before 1970", { createdAt: -1 }],
  ["a time to come", { createdAt: Date.now() + 86_400_000 }],
  ["a list in the room's place", []],
])("%s is a fault", (_, changes) => {
  expect(faultOf(Array.isArray(changes) ? changes : { ...room, ...changes })).toMatch(/^\//);
});

test("the longest message fits, in the widest characters", () => {
  const body = "\u{1F9F5}".repeat(10_000);
  expect(parse({ ...room, messages: [{ ...message, body }] }).messages[0]?.body).toBe(body);
});
