/** Signs that may mean something in Markdown; most short messages have none and need no parser. */
const SIGNS = /[*_`#[\]\\~]|^[ \t]*(>|[-+]\s|\d{1,9}[.)]\s| {4}|\t)|&#?\w+;/m;

export const needsMarkdown = (body: string) => SIGNS.test(body);
