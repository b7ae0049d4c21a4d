import { needed } from "../../api/needed";
import { needsMarkdown } from "./signs";

export { needsMarkdown };

const said = needed(() => import("./said"));

/** Shows Markdown, once its code is here. */
export const markdown = () => said.part()?.Said;

/** Fetches the parser, once. */
export const loadMarkdown = said.fetch;

/** Whether messages can be shown as they will stay. */
export const isReadable = (bodies: string[]) => said.isReady(bodies.some(needsMarkdown));
