import type { JSX } from "solid-js";
import { stored } from "../device/stored";

type Piece = string | JSX.Element;
type AnyTexts = { [name: string]: string | ((...values: never[]) => Piece) };

/** The shape another language fills for a feature: the same names, saying the same of the same values. */
export type Translation<T> = {
  [K in keyof T]: T[K] extends (...values: infer V) => infer R ? (...values: V) => R : string;
};

export const LANGUAGES = { en: "English", de: "Deutsch" } as const;
export type Language = keyof typeof LANGUAGES;

// Some systems hand on tags that are none: "en-US@posix".
const isTag = (tag: string) => {
  try {
    return Intl.getCanonicalLocales(tag).length > 0;
  } catch {
    return false;
  }
};

const isLanguage = (tag: string): tag is Language => Object.hasOwn(LANGUAGES, tag);

/** The language chosen on this device, else the first of the browser's that there is, else English. */
export const language: Language =
  [stored("language") ?? "", ...navigator.languages.map((tag) => tag.split("-")[0]!)].find(isLanguage) ?? "en";

export const features = new Map<string, AnyTexts>();
let translated: Record<string, AnyTexts> = {};

/** The texts of one feature, written in English, said in the language of the page. Read them while rendering. */
export const texts = <T extends AnyTexts>(feature: string, english: T): T => {
  features.set(feature, english);
  return Object.assign(english, translated[feature]);
};

/** Puts another language over the English texts, also of features that load later. */
const speak = (all: Record<string, AnyTexts>) => {
  translated = all;
  for (const [feature, english] of features) Object.assign(english, all[feature]);
};

/** Fetches the language of the page, unless it is English, which is here. A language that does not arrive is English. */
export const learn = async () => {
  if (language === "de") await import("./de").then(({ german }) => speak(german), console.warn);
};

/** The same language as it is written where the reader is: "3 March" or "March 3". */
export const locale = navigator.languages.find((tag) => tag.split("-")[0] === language && isTag(tag)) ?? language;

const plurals = new Intl.PluralRules(locale);
const numbers = new Intl.NumberFormat(locale);

export const number = (n: number) => numbers.format(n);

/** "1 room", "26 rooms": `#` stands for the number. */
export const plural = (n: number, forms: { one: string; other: string }) =>
  (plurals.select(n) === "one" ? forms.one : forms.other).replace("#", number(n));
