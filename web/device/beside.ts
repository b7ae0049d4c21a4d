import { createSignal } from "solid-js";
import { ASIDE, SIDE } from "./widths";

const follow = (query: string) => {
  const list = matchMedia(query);
  const [is, set] = createSignal(list.matches);
  list.addEventListener("change", () => set(list.matches));
  return is;
};

/** Whether there is room before the sheet. What no one would see is neither fetched nor drawn. */
export const hasSide = follow(SIDE);
/** Whether there is room after it too. */
export const hasAside = follow(ASIDE);
