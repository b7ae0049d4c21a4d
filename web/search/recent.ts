import { createSignal } from "solid-js";
import { storedJson, storeJson } from "../device/stored";

const MOST = 8;
const [recent, setRecent] = createSignal<string[]>(storedJson<string[]>("searches") ?? []);

export { recent };

const change = (searches: string[]) => {
  setRecent(searches);
  storeJson("searches", searches.length ? searches : undefined);
};

/**
 * Remembers on this device what was searched for. What was typed on the way to it ("lev", "leva") is not a search of its
 * own: a longer one takes the place of its beginnings.
 */
export const wasSearched = (words: string) =>
  change([words, ...recent().filter((one) => !words.startsWith(one))].slice(0, MOST));

export const forgetSearches = () => change([]);
