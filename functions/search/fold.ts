/**
 * Texts that read alike fold alike: case, accents, ligatures, full-width and mathematical letters make no difference.
 * Marks go only where they are accents (after Latin, Greek and Cyrillic letters) or are usually left out (Arabic and
 * Hebrew vowels); elsewhere, as in Hangul, Devanagari and Japanese, they are part of the letter.
 */

/** A folded text, and for each of its code units where in the original it comes from. */
export type Folded = { text: string; starts: number[]; ends: number[] };

// What is folded as one: a letter with its marks, a Hangul syllable in parts, a half-width kana with its voicing.
const CLUSTER =
  /[\u1100-\u115F][\u1160-\u11A7]?[\u11A8-\u11FF]?\p{M}*|[\uFF66-\uFF9D][\uFF9E\uFF9F]|\P{M}[\p{M}\u200D]*|\p{M}+/gu;
const ACCENTS = /(?<=[\p{sc=Latin}\p{sc=Greek}\p{sc=Cyrillic}]\p{M}*)\p{M}/gu;
// Hebrew points, Arabic vowel signs and the tatweel, which only stretches a word; skin tones; what leaves no ink.
const LEFT_OUT = /(?=\p{M})[\u0591-\u05C7\u064B-\u0652\u0670]|[\uFE00-\uFE0F]|\u0640|\p{EMod}|\p{Cf}/gu;

/** Letters without a decomposition that people type without the stroke or as two. */
const ALIKE: Record<string, string> = {
  ß: "ss",
  ς: "σ",
  ı: "i",
  ø: "o",
  đ: "d",
  ð: "d",
  ł: "l",
  ħ: "h",
  æ: "ae",
  œ: "oe",
  þ: "th",
  "‘": "'",
  "’": "'",
  ʼ: "'",
  "“": '"',
  "”": '"',
  "„": '"',
};
const ALIKE_ONES = new RegExp(`[${Object.keys(ALIKE).join("")}]`, "gu");

const ASCII = /^[\t\n\r -~]*$/;
const SPACE = /\s/gu;
const DASH = /\p{Pd}/gu;

const known = new Map<string, string>();
const KNOWN_LIMIT = 10_000;

function foldCluster(cluster: string): string {
  const found = known.get(cluster);
  if (found !== undefined) return found;
  const folded = cluster
    .normalize("NFKD")
    .toLowerCase()
    .normalize("NFKD")
    .replace(LEFT_OUT, "")
    .replace(ACCENTS, "")
    .replace(ALIKE_ONES, (letter) => ALIKE[letter]!)
    .replace(SPACE, " ")
    .replace(DASH, "-")
    .normalize("NFC");
  if (known.size < KNOWN_LIMIT) known.set(cluster, folded);
  return folded;
}

const foldAscii = (text: string) => text.toLowerCase().replace(SPACE, " ");

/** Half a character, which only broken input holds, is folded to nothing anybody could look for. */
export function fold(text: string): string {
  if (ASCII.test(text)) return foldAscii(text);
  return text.toWellFormed().replace(CLUSTER, foldCluster);
}

/** As `fold`, with the way back: unit `i` of the folded text comes from `text.slice(starts[i], ends[i])`. */
export function foldMapped(text: string): Folded {
  const starts: number[] = [];
  const ends: number[] = [];
  let folded = "";
  for (const { 0: cluster, index } of text.toWellFormed().matchAll(CLUSTER)) {
    const piece = foldCluster(cluster);
    for (let i = 0; i < piece.length; i++) {
      starts.push(index);
      ends.push(index + cluster.length);
    }
    folded += piece;
  }
  return { text: folded, starts, ends };
}
