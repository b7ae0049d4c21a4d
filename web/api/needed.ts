import { createSignal } from "solid-js";

/** What is there is better than nothing for longer than this. */
const PATIENCE_MS = 2_000;

/** Code that a page needs only for some of what it shows; such a page waits for it, so that nothing shifts when it comes. */
export function needed<T>(load: () => Promise<T>) {
  const [part, setPart] = createSignal<T>();
  const [isGivenUp, setGivenUp] = createSignal(false);
  let asked = false;

  /** Fetches it, once. */
  const fetch = () => {
    if (asked) return;
    asked = true;
    const patience = setTimeout(() => setGivenUp(true), PATIENCE_MS);
    load().then(
      (module) => setPart(() => module),
      () => {
        asked = false;
        clearTimeout(patience);
        setGivenUp(true);
      },
    );
  };

  return {
    part,
    fetch,
    /** Whether a page can be shown as it will stay. */
    isReady: (isNeeded: boolean) => {
      if (part() || isGivenUp() || !isNeeded) return true;
      fetch();
      return false;
    },
  };
}
