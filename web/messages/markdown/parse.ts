import type { Root } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";
import { isTooDeep } from "./depth";

// HTML is text here. A line of hyphens under words is a line, not a heading: people underline by hand.
const EXTENSIONS = [{ disable: { null: ["htmlFlow", "htmlText", "setextUnderline"] } }];

/** Quotes and lists within one another, opened by one line. */
const OPENED_AT_ONCE = /^(?:[ \t]*(?:>|(?:[-+*]|\d{1,9}[.)])(?=[ \t]))){25}/m;
const LONG_RUN = /[*_]{64}/;
const MOST_SIGNS = 2_000;
const IN_A_BLOCK = /^[ \t]*(?:>|[-+*]|\d{1,9}[.)])/gm;
const MOST_IN_BLOCKS = 500;
const MOST_BRACKETS = 400;

const count = (text: string, sign: RegExp) => text.match(sign)?.length ?? 0;

/** Whether a text is made to keep the parser busy: some take a second each, and a room shows fifty. */
const isMadeToTire = (text: string) =>
  OPENED_AT_ONCE.test(text) ||
  LONG_RUN.test(text) ||
  count(text, /[*_]/g) > MOST_SIGNS ||
  count(text, IN_A_BLOCK) > MOST_IN_BLOCKS ||
  count(text, /\[/g) > MOST_BRACKETS;

const asWritten = (value: string): Root => ({
  type: "root",
  children: [{ type: "paragraph", children: [{ type: "text", value }] }],
});

/**
 * What was said, as a tree; a text that no person wrote so is shown as it was written.
 * https://spec.commonmark.org, https://github.com/syntax-tree/mdast
 */
export function parse(text: string): Root {
  if (isMadeToTire(text)) return asWritten(text);
  const root = fromMarkdown(text, { extensions: EXTENSIONS });
  return isTooDeep(root) ? asWritten(text) : root;
}
