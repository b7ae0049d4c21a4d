import { globSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { german } from "../../web/i18n/de";
import { features } from "../../web/i18n/index";
import { guidelines, type LegalPage, privacy, terms } from "../../web/legal";
import { german as legal } from "../../web/legal/german";

type Texts = Record<string, unknown>;

// Each registers its texts as it is loaded.
await Promise.all(globSync("web/**/{*-,}strings.ts").map((path) => import(`../../${path}`)));
const languages: Record<string, Record<string, Texts>> = { german };
// What the API says is said in English by the API.
const { problems: _, ...inEnglish } = Object.fromEntries(features) as Record<string, Texts>;

/** What a text says of values that can be told apart again. */
const saidOf = (text: unknown, length: number): unknown =>
  typeof text === "function" ? text(...Array.from({ length }, (_, place) => 11 + place)) : text;

const values = (text: unknown, length: number) =>
  [...new Set(JSON.stringify(saidOf(text, length)).match(/1[1-4]/g))].sort().join();

test.each(Object.keys(languages))("%s says everything that English does, of the same values", (name) => {
  const { problems: _, ...language } = languages[name]!;
  expect(Object.keys(inEnglish).length).toBeGreaterThan(12);
  expect(Object.keys(language).sort()).toEqual(Object.keys(inEnglish).sort());
  for (const [feature, english] of Object.entries(inEnglish)) {
    const other = language[feature]!;
    expect(Object.keys(other).sort(), feature).toEqual(Object.keys(english).sort());
    const differing = Object.entries(english).filter(([key, text]) => {
      const length = typeof text === "function" ? text.length : 0;
      return typeof text !== typeof other[key] || values(text, length) !== values(other[key], length);
    });
    expect(differing.map(([key]) => `${feature}.${key}`)).toEqual([]);
  }
});

test("every sentence of the API that German translates is one that the API says", () => {
  const said = globSync("{shared,functions}/**/*.ts")
    .map((path) => readFileSync(path, "utf8"))
    .join("\n");
  expect(Object.keys(german.problems).filter((sentence) => !said.includes(sentence))).toEqual([]);
});

test.each(["privacy", "terms", "guidelines"] as const)("the %s page has the same parts in German", (page) => {
  const partsOf = ({ sections }: LegalPage) =>
    sections.map(({ paragraphs, points }) => [paragraphs.length, points?.length]);
  const shown = { community: "The Hall" };
  expect(partsOf(legal[page](shown))).toEqual(partsOf({ guidelines, privacy, terms }[page](shown)));
});
