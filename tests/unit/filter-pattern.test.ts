import { expect, test } from "vitest";
import { WATCHED_CHANGES } from "../../functions/table/schema";
import { matches } from "../../infra/local/stream/pattern";

const change = (eventName: string, pk: string, sk: string) => ({
  eventName,
  dynamodb: { Keys: { pk: { S: pk }, sk: { S: sk } } },
});

test.each([
  ["INSERT", "U#1", "N"],
  ["MODIFY", "U#1", "PROFILE"],
  ["INSERT", "R#1", "N"],
  ["MODIFY", "R#1", "M#01"],
  ["INSERT", "R#1", "P#1"],
  ["MODIFY", "T#1", "N"],
])("the listener is told of %s at %s / %s", (eventName, pk, sk) => {
  expect(matches(WATCHED_CHANGES, change(eventName, pk, sk))).toBe(true);
});

test.each([
  ["REMOVE", "U#1", "N"],
  ["INSERT", "U#1", "SESS#abc"],
  ["MODIFY", "U#1", "L#messages"],
  ["INSERT", "R#1", "S#word"],
  ["INSERT", "IDP#github#1", "N"],
  ["INSERT", "STATE#1", "N"],
])("the listener is not told of %s at %s / %s", (eventName, pk, sk) => {
  expect(matches(WATCHED_CHANGES, change(eventName, pk, sk))).toBe(false);
});

const holds = (rule: unknown, value: unknown) => matches({ field: [rule] }, { field: value });

test("strings, numbers, null and the empty string match exactly", () => {
  expect(holds("a", "a")).toBe(true);
  expect(holds("a", "A")).toBe(false);
  expect(holds(1, 1)).toBe(true);
  expect(holds(1, "1")).toBe(false);
  expect(holds(null, null)).toBe(true);
  expect(holds("", "")).toBe(true);
  expect(holds("", undefined)).toBe(false);
});

test("prefix, suffix and letter case", () => {
  expect(holds({ prefix: "ab" }, "abc")).toBe(true);
  expect(holds({ prefix: "ab" }, "cab")).toBe(false);
  expect(holds({ suffix: "bc" }, "abc")).toBe(true);
  expect(holds({ "equals-ignore-case": "aBc" }, "AbC")).toBe(true);
  expect(holds({ prefix: "1" }, 12)).toBe(false);
});

test("anything-but needs a value, of which none of the named holds", () => {
  expect(holds({ "anything-but": ["a", "b"] }, "c")).toBe(true);
  expect(holds({ "anything-but": ["a", "b"] }, "b")).toBe(false);
  expect(holds({ "anything-but": { prefix: "a" } }, "abc")).toBe(false);
  expect(holds({ "anything-but": ["a"] }, undefined)).toBe(false);
});

test("exists speaks of leaves alone", () => {
  expect(holds({ exists: true }, "x")).toBe(true);
  expect(holds({ exists: true }, { S: "x" })).toBe(false);
  expect(holds({ exists: false }, undefined)).toBe(true);
  expect(matches({ NewImage: { deletedAt: { N: [{ exists: false }] } } }, { NewImage: {} })).toBe(true);
});

test("numeric ranges hold for numbers, and the stream's numbers are strings", () => {
  expect(holds({ numeric: [">", 0, "<=", 5] }, 5)).toBe(true);
  expect(holds({ numeric: [">", 0, "<=", 5] }, 0)).toBe(false);
  expect(holds({ numeric: ["=", 5] }, "5")).toBe(false);
});

test("rules of one list are alternatives, fields must all match, $or needs one", () => {
  expect(matches({ a: ["x", { prefix: "y" }] }, { a: "yes" })).toBe(true);
  expect(matches({ a: ["x"], b: ["y"] }, { a: "x", b: "z" })).toBe(false);
  expect(matches({ $or: [{ a: ["x"] }, { b: ["y"] }] }, { a: "z", b: "y" })).toBe(true);
});

test("a list in the event matches by any of its members", () => {
  expect(matches({ a: ["x"] }, { a: ["w", "x"] })).toBe(true);
});

test("a rule that Lambda does not know is refused", () => {
  expect(() => holds({ wildcard: "*" }, "x")).toThrow("wildcard");
});
