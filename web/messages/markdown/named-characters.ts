// Stands in for a table of 2,125 names (or a detour through the document's own parser): what people type by name.
const NAMES: Record<string, string> = {
  amp: "&",
  apos: "'",
  copy: "©",
  euro: "€",
  gt: ">",
  hellip: "…",
  laquo: "«",
  larr: "←",
  le: "≤",
  ge: "≥",
  lt: "<",
  mdash: "—",
  minus: "−",
  nbsp: "\u00a0",
  ndash: "–",
  ne: "≠",
  pi: "π",
  quot: '"',
  raquo: "»",
  rarr: "→",
  times: "×",
};

/** The character of a name, or false when there is none: then it stays as it was typed. */
export const decodeNamedCharacterReference = (name: string) => (Object.hasOwn(NAMES, name) ? NAMES[name]! : false);
