// A page of 20 cards is then at most 12 KB, three half read units, and an entry stays under 1 KB, one write unit.
const EXCERPT = { codePoints: 160, bytes: 240 } as const;

/** A text as items hold it: the start, which indexes carry, and what is left, if anything. It is never stored twice. */
export type SplitText = { excerpt: string; rest?: string };

/** Splits a text between two code points: at most 160 of them and 240 bytes of UTF-8 are the excerpt. */
export function splitText(text: string): SplitText {
  let end = 0;
  let codePoints = 0;
  let bytes = 0;
  for (const character of text) {
    codePoints += 1;
    bytes += Buffer.byteLength(character);
    if (codePoints > EXCERPT.codePoints || bytes > EXCERPT.bytes) {
      return { excerpt: text.slice(0, end), rest: text.slice(end) };
    }
    end += character.length;
  }
  return { excerpt: text };
}

export const joinText = ({ excerpt, rest = "" }: SplitText) => excerpt + rest;
