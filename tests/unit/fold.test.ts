import { describe, expect, test } from "vitest";
import { fold, foldMapped } from "../../functions/search/fold";

const alike: [what: string, ...texts: string[]][] = [
  ["case", "Straw", "STRAW", "straw"],
  ["accents, composed or not", "Café", "cafe", "CAFE\u0301", "ｃａｆｅ"],
  ["the German sharp s", "Straße", "STRASSE", "strasse", "STRAẞE"],
  ["the Greek final sigma and accents", "Ὀδυσσεύς", "οδυσσευσ", "ΟΔΥΣΣΕΥΣ"],
  ["the Turkish i, with and without its dot", "İstanbul", "ISTANBUL", "ıstanbul", "istanbul"],
  ["letters with a stroke", "Łódź", "lodz", "LODZ"],
  ["Danish letters", "Rødgrød", "rodgrod"],
  ["Cyrillic accents", "Ёлка", "елка"],
  ["Vietnamese", "Việt Nam", "viet nam"],
  ["Hangul, composed or in parts", "한국어", "한국어".normalize("NFD")],
  ["Japanese voicing, composed, in parts and half width", "ガギグ", "ガギグ".normalize("NFD"), "ｶﾞｷﾞｸﾞ"],
  ["Arabic vowel signs and the stretching tatweel", "مُحَمَّد", "محمد", "محـــمد"],
  ["Hebrew points", "שָׁלוֹם", "שלום"],
  ["mathematical letters", "ℝ𝔽𝒢𝐱", "rfgx"],
  ["ligatures", "ﬁne æon", "fine aeon"],
  ["curly quotes and dashes", "O’Neill–Smith", "o'neill-smith"],
  ["what leaves no ink", "soft\u00ADhy\u200Bphen\uFEFF", "softhyphen"],
  ["pictographs in any colour and style", "👍🏽", "👍", "👍\uFE0F"],
  ["white space", "a\tb\nc\u00A0d", "a b c d"],
];

describe("texts that read alike fold alike", () => {
  test.each(alike)("%s", (_what, first, ...others) => {
    for (const other of others) expect(fold(other)).toBe(fold(first));
  });
});

const different: [what: string, one: string, other: string][] = [
  ["Hangul syllables", "강", "가"],
  ["Devanagari vowels", "की", "का"],
  ["Devanagari conjuncts", "हिन्दी", "हनद"],
  ["Thai vowels", "กา", "กี"],
  ["Japanese voicing", "か", "が"],
  ["Arabic letters with a hamza", "أمل", "امل"],
  ["simplified and traditional characters", "讨论", "討論"],
  ["signs", "C++", "C#"],
];

describe("what reads differently stays different", () => {
  test.each(different)("%s", (_what, one, other) => {
    expect(fold(one)).not.toBe(fold(other));
  });
});

test("a folded text is folded", () => {
  for (const [, ...texts] of alike) for (const text of texts) expect(fold(fold(text))).toBe(fold(text));
});

test("half a character does no harm and keeps its place", () => {
  expect(fold("a\uD83Db")).toBe("a\uFFFDb");
  expect(foldMapped("a\uD83Db").starts).toEqual([0, 1, 2]);
});

test("every unit of a folded text leads back to what it came from", () => {
  const text = "Die Straße — ﬁne, ℝ𝔽 and cafe\u0301 👍🏽!";
  const { text: folded, starts, ends } = foldMapped(text);
  expect(folded).toBe(fold(text));
  const original = (found: string) => {
    const at = folded.indexOf(found);
    return text.slice(starts[at], ends[at + found.length - 1]);
  };
  expect(original("strasse")).toBe("Straße");
  expect(original("ine")).toBe("ﬁne");
  expect(original("rf")).toBe("ℝ𝔽");
  expect(original("cafe")).toBe("cafe\u0301");
  expect(original("👍")).toBe("👍");
});
