import * as v from "valibot";

// Unicode 16, "Bidi_Control" (UAX #9): they can make a name read as another one.
const BIDI_CONTROLS = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/u;
// Line and paragraph separators break a line as newlines do.
const CONTROLS = /[\p{Cc}\u2028\u2029]/u;
// General category Cc, without tab and newlines for texts of several lines.
const CONTROLS_IN_PROSE = /[^\P{Cc}\t\n\r]/u;
// More marks on one letter than any script has, which would cover the lines above and below (UTS #39, 5.4).
const MARKS = /[\p{Mn}\p{Me}]{5}/u;
// What leaves no ink: white space, format characters (zero width, joiners, variation selectors) and fillers.
const INVISIBLE = /[\s\p{Cf}\p{Mn}\p{Zs}\u115F\u1160\u2800\u3164\uFFA0]/gu;

/** Length in code points, which is what people see counted. */
export const lengthOf = (text: string) => {
  let length = 0;
  for (const _ of text) length++;
  return length;
};

/** Whether nothing of it would be seen. */
export const isBlank = (text: string) => text.replace(INVISIBLE, "") === "";

// A lone surrogate cannot be written as UTF-8, so it would come back as another text.
const wellFormed = v.check<string, string>((text) => text.isWellFormed(), "This text holds half a character.");

const atMost = (limit: number) =>
  v.check<string, string>((text) => lengthOf(text) <= limit, `This is longer than ${limit} characters.`);

const line = v.pipe(
  v.string(),
  wellFormed,
  v.check((text) => !CONTROLS.test(text), "A name is one line without control characters."),
  v.check((text) => !BIDI_CONTROLS.test(text), "A name cannot hold characters that turn its direction."),
  v.check((text) => !MARKS.test(text), "A name cannot hold so many marks on one letter."),
  v.trim(),
);

/** One line that names something: 1 to `limit` code points, trimmed, something visible in it, no control characters. */
export const nameText = (limit: number) =>
  v.pipe(
    line,
    v.check((text) => !isBlank(text), "This cannot be empty."),
    atMost(limit),
    v.metadata({ minLength: 1, maxLength: limit }),
  );

/** One line that may be empty: 0 to `limit` code points, trimmed, no control characters. */
export const lineText = (limit: number) => v.pipe(line, atMost(limit), v.metadata({ maxLength: limit }));

/** Several lines: 0 to `limit` code points, newlines and tabs welcome, no other control characters. */
export const proseText = (limit: number) =>
  v.pipe(
    v.string(),
    wellFormed,
    v.check((text) => !CONTROLS_IN_PROSE.test(text), "This text holds control characters."),
    atMost(limit),
    v.metadata({ maxLength: limit }),
  );

/** Several lines that must say something: 1 to `limit` code points, kept exactly as written. */
export const spokenText = (limit: number) =>
  v.pipe(
    proseText(limit),
    v.check((text) => !isBlank(text), "This cannot be empty."),
    v.metadata({ minLength: 1, maxLength: limit }),
  );
