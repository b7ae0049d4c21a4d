import { expect, test } from "vitest";
import { cut, headOf, isShort, nameTerm, termsOf, termsOfName } from "../../functions/search/terms";
import { partsOf, wordsOf } from "../../functions/search/words";

const words = (text: string) => wordsOf(text).map(({ text }) => text);
const nothing = { name: "", topic: "", host: "", description: "" };

test("words keep what people write as one", () => {
  expect(words("c++ or c#, node.js, snake_case; o'neill (first-come). end. @ada-9: f(x)=x^2")).toEqual([
    "c++",
    "or",
    "c#",
    "node.js",
    "snake_case",
    "o'neill",
    "first-come",
    "end",
    "ada-9",
    "f",
    "x",
    "x",
    "2",
  ]);
  expect(words("하늘과 바람 数学が好き हिन्दी 🍞🥖 x😀y")).toEqual([
    "하늘과",
    "바람",
    "数学が好き",
    "हिन्दी",
    "🍞🥖",
    "x😀y",
  ]);
});

test("parts are letters and digits alone", () => {
  expect(partsOf("node.js snake_case x2")).toEqual([
    { text: "node", at: 0 },
    { text: "js", at: 5 },
    { text: "snake", at: 8 },
    { text: "case", at: 14 },
    { text: "x2", at: 19 },
  ]);
});

const contains = (terms: Map<string, string>, fragment: string) =>
  [...terms.keys()].some((t) => t.startsWith(fragment));

test("every fragment of three characters inside a word begins a term", () => {
  const texts = {
    name: "Tenant-First",
    topic: "Cloud",
    host: "ada-lovelace-9",
    description: "We use node.js and it_works.",
  };
  const terms = termsOf(texts);
  for (const text of Object.values(texts)) {
    for (const word of words(text.toLowerCase())) {
      for (let start = 0; start + 3 <= word.length; start++) {
        if (!/[a-z0-9]/.test(word[start]!)) continue;
        for (let end = start + 3; end <= word.length; end++) {
          expect(contains(terms, word.slice(start, end)), word.slice(start, end)).toBe(true);
        }
      }
    }
  }
});

test("two characters are enough where a character is a syllable or a word", () => {
  const terms = termsOf({ ...nothing, description: "今天学习数学 한국어는" });
  for (const fragment of ["学习", "数学", "天学习数", "국어"]) expect(contains(terms, fragment), fragment).toBe(true);
});

test("short beginnings of the name's words are terms, those of the description are not", () => {
  const terms = termsOf({ ...nothing, name: "Go far", topic: "R", description: "an ox, C# and 🍞" });
  expect([...terms.keys()].filter(isShort).sort()).toEqual(["c#", "f", "fa", "g", "go", "r", "🍞"]);
});

test("a term's tier puts the name itself before fields, and whole words before beginnings and the rest", () => {
  const tier = (texts: Partial<typeof nothing>) => termsOf({ ...nothing, ...texts }).get("lean") ?? "";
  const best = [
    tier({ name: "Lean" }),
    tier({ name: "on lean" }),
    tier({ name: "on clean" }),
    tier({ topic: "lean" }),
    tier({ host: "lean-1" }) || termsOf({ ...nothing, host: "lean-1" }).get("lean-1")!,
    tier({ description: "lean" }),
    tier({ description: "clean" }),
  ];
  expect([...best].sort()).toEqual(best);
  expect(new Set(best).size).toBe(best.length);
});

test("a term that begins another one is left out, unless the name has it", () => {
  const terms = termsOf({ ...nothing, description: "the then theme" });
  expect([...terms.keys()].sort()).toEqual(["eme", "hen", "heme", "theme", "then"].sort());
  expect(termsOf({ ...nothing, name: "the", description: "theme" }).has("the")).toBe(true);
});

test("the terms with one beginning are those of all that have it", () => {
  const texts = { name: "Category theory", topic: "maths", host: "theo-1", description: "the other theorem, bathed" };
  const all = [...termsOf(texts)].filter(([term]) => term.startsWith("the"));
  expect([...termsOf(texts, "the")].sort()).toEqual(all.sort());
});

test("a whole name is one term", () => {
  expect(nameTerm("abel-ruffini: theorem  (announced)")).toBe("=abel ruffini theorem announced");
  expect(nameTerm("∀ → ∃")).toBeUndefined();
});

test("long words and names are cut between characters", () => {
  const terms = termsOfName("a".repeat(80));
  expect(Math.max(...[...terms.keys()].map((term) => [...term].length))).toBe(60);
  expect(cut("𝔁".repeat(30))).toBe("𝔁".repeat(24));
});

test("the index is divided by three characters, by two where two are a word", () => {
  expect([headOf("lean"), headOf("数学好"), headOf("한국어"), headOf("go"), headOf("=ab c")]).toEqual([
    "lea",
    "数学",
    "한국",
    "go",
    "=ab",
  ]);
});
