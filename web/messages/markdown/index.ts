import { type Component, createSignal } from "solid-js";

const [said, setSaid] = createSignal<Component<{ body: string }>>();
const [isGivenUp, setGivenUp] = createSignal(false);

/** Shows Markdown, once its code is here. */
export { said as markdown };

/** Signs that may mean something in Markdown; most short messages have none and need no parser. */
const SIGNS = /[*_`#[\]\\~]|^\s*(>|[-+]\s|\d{1,9}[.)]\s| {4}|\t)|&#?\w+;/m;

export const needsMarkdown = (body: string) => SIGNS.test(body);

/** Plain words are better than none for longer than this. */
const PATIENCE_MS = 2_000;

let asked = false;

/** Fetches the parser, once. */
export function loadMarkdown() {
  if (asked) return;
  asked = true;
  const patience = setTimeout(() => setGivenUp(true), PATIENCE_MS);
  import("./said").then(
    (module) => setSaid(() => module.Said),
    () => {
      asked = false;
      clearTimeout(patience);
      setGivenUp(true);
    },
  );
}

/** Whether messages can be shown as they will stay, so that nothing shifts when the parser comes. */
export const isReadable = (bodies: string[]) => {
  if (said() || isGivenUp() || !bodies.some(needsMarkdown)) return true;
  loadMarkdown();
  return false;
};
