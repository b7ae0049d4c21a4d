import { needed } from "../../api/needed";

const said = needed(() => import("./said"));

/** Shows Markdown, once its code is here. */
export const markdown = () => said.part()?.Said;

/** Signs that may mean something in Markdown; most short messages have none and need no parser. */
const SIGNS = /[*_`#[\]\\~]|^[ \t]*(>|[-+]\s|\d{1,9}[.)]\s| {4}|\t)|&#?\w+;/m;

export const needsMarkdown = (body: string) => SIGNS.test(body);

/** Fetches the parser, once. */
export const loadMarkdown = said.fetch;

/** Whether messages can be shown as they will stay. */
export const isReadable = (bodies: string[]) => said.isReady(bodies.some(needsMarkdown));
