import type { Root } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";

// HTML is text here. A line of hyphens under words is a line, not a heading: people underline by hand.
const EXTENSIONS = [{ disable: { null: ["htmlFlow", "htmlText", "setextUnderline"] } }];

/** What was said, as a tree. https://spec.commonmark.org, https://github.com/syntax-tree/mdast */
export const parse = (text: string): Root => fromMarkdown(text, { extensions: EXTENSIONS });
