import * as v from "valibot";
import { describe, expect, test } from "vitest";
import { TEXT_LIMITS } from "../../shared/limits";
import { MessageDraft } from "../../shared/messages";
import { RoomDraft } from "../../shared/rooms";
import { foldTopicName, topicSlug } from "../../shared/topics";

const family = "\u{1F468}\u200D\u{1F469}\u200D\u{1F467}\u200D\u{1F466}";
const accepts = (schema: v.GenericSchema, input: unknown) => v.safeParse(schema, input).success;
const message = (body: unknown) => accepts(MessageDraft, { body });
const room = (name: unknown) => accepts(RoomDraft, { name, topic: "Bread" });

describe("a message", () => {
  test("may be as long as the limit in code points, whatever the characters", () => {
    expect(message("\u{1F9C0}".repeat(TEXT_LIMITS.message))).toBe(true);
    expect(message(family.repeat(1428))).toBe(true);
    expect(message("a".repeat(TEXT_LIMITS.message + 1))).toBe(false);
  });

  test("comes back as it was written", () => {
    const body = `  ${family}\n\ttwo lines, \u202Eturned\u202C `;
    expect(v.parse(MessageDraft, { body })).toEqual({ body });
  });

  test.each([
    ["empty", ""],
    ["spaces and newlines", " \n\t "],
    ["zero-width only", "\u200B\u200D\u2060\uFEFF"],
    ["a filler that shows nothing", "\u3164\u2800"],
    ["a NUL", "a\0b"],
    ["an escape character", "a\u001Bb"],
    ["half an emoji", "\uD83D"],
    ["no text at all", 7],
  ])("is refused when it is %s", (_, body) => {
    expect(message(body)).toBe(false);
  });
});

describe("a room's name", () => {
  test.each([
    "C++",
    "Ser or estar?",
    "読書会",
    "Tiê\u0301ng Viê\u0323t",
    "שָׁלוֹם",
    "ก็่า",
    "བསྒྲུབས",
    `Our ${family}`,
    "  trimmed  ",
  ])("may be %s", (name) => {
    expect(room(name)).toBe(true);
  });

  test.each([
    ["two lines", "a\nb"],
    ["two lines by a separator", "a\u2028b"],
    ["a letter under a heap of marks", `a${"\u0301".repeat(5)}`],
    ["text that turns its direction", "abc\u202Edef"],
    ["an isolate", "abc\u2066def"],
    ["too long", "n".repeat(81)],
    ["blank", "\u00A0\u200B"],
  ])("may not be %s", (_, name) => {
    expect(room(name)).toBe(false);
  });

  test("is kept without the spaces around it", () => {
    expect(v.parse(RoomDraft, { name: "  Bread ", topic: "Food" }).name).toBe("Bread");
  });
});

test("a draft with fields that nobody asked for is refused", () => {
  const draft = JSON.parse('{"name":"a","topic":"b","hostId":"me","role":"owner"}');
  const { issues } = v.safeParse(RoomDraft, draft);
  expect(issues?.map((issue) => v.getDotPath(issue))).toEqual(["hostId"]);
});

test("C, C# and C++ are three topics with three addresses", () => {
  expect(new Set(["C", "C#", "C++"].map(foldTopicName)).size).toBe(3);
  expect(["C", "C#", "C++"].map(topicSlug)).toEqual(["c", "c-sharp", "c-plus-plus"]);
});

test("a topic is the same whatever nobody sees in it", () => {
  for (const unseen of ["\u200b", "\u00ad", "\ufe0f", "\u2060", "\u200d", "\u{e0041}", "\u3164"])
    expect(foldTopicName(`Bread${unseen} ovens`)).toBe(foldTopicName("Bread ovens"));
  expect(foldTopicName("Cafe\u0301s")).toBe(foldTopicName("Caf\u00e9s"));
  expect(foldTopicName("Cafe\u200b\u0301s")).toBe(foldTopicName("Caf\u00e9s"));
});

test("a topic is the same whatever its case and spacing", () => {
  expect(foldTopicName("  Distributed   Systems")).toBe(foldTopicName("distributed systems"));
});
