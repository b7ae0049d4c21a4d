import { createEffect, createSignal, onCleanup, onMount, untrack } from "solid-js";
import { wentBack } from "../router/router";

/** Nearer to the end than this counts as being there. */
const NEAR_PX = 96;

// At the very top no browser holds on, and Safari learnt it late. https://drafts.csswg.org/css-scroll-anchoring
const holdsOn = CSS.supports("overflow-anchor", "auto");

const root = document.documentElement;
const fromEnd = () => root.scrollHeight - innerHeight - scrollY;

/** Where one reads in a room: at the end, and kept there as it grows, or further up, and never moved. */
export function createPlace() {
  const [isAtEnd, setAtEnd] = createSignal(true);
  const toEnd = () => scrollTo({ top: root.scrollHeight, behavior: "instant" });
  const look = () => setAtEnd(fromEnd() < NEAR_PX);

  onMount(() => {
    const sheet = document.getElementById("main")!;
    const growth = new ResizeObserver(() => {
      if (untrack(isAtEnd)) toEnd();
    });
    growth.observe(sheet);
    addEventListener("scroll", look, { passive: true });
    onCleanup(() => {
      growth.disconnect();
      removeEventListener("scroll", look);
    });
  });

  return {
    isAtEnd,
    toEnd,
    /** What comes next is read on from here: it is not gone to the end of. */
    stay: () => setAtEnd(false),
    /** Shows more above what is read, without moving it: by the browser's own hold where it has one. */
    still: (grow: () => void) => {
      if (holdsOn) {
        if (scrollY < 1) scrollTo({ top: 1, behavior: "instant" });
        return grow();
      }
      const before = fromEnd();
      grow();
      scrollTo({ top: root.scrollHeight - innerHeight - before, behavior: "instant" });
    },
  };
}

/** Opens a room at its end or at the linked message, once, when it is there; on the way back, where it was left. */
export function openAt(isReady: () => boolean, open: () => void) {
  const cameBack = wentBack();
  let isOpen = false;
  createEffect(() => {
    if (isOpen || !isReady()) return;
    isOpen = true;
    if (!cameBack) open();
  });
}
