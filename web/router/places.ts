/** Where one was in each entry of the history: how far down, so that going back leads to the same lines. */
const KEY = "places";

type State = { step: number } | null;

const read = (): Record<number, number> => {
  try {
    return JSON.parse(sessionStorage.getItem(KEY) ?? "{}");
  } catch {
    return {};
  }
};

const tops = read();
// By itself the browser scrolls before the page it goes back to is there again.
history.scrollRestoration = "manual";
if ((history.state as State)?.step === undefined) history.replaceState({ step: 0 }, "");

/** The number of this entry: as many steps back stay on the site. */
export const step = () => (history.state as State)?.step ?? 0;

export const remember = () => {
  tops[step()] = scrollY;
};

/** Whether this entry was on screen before: then it is shown as it was left. */
export const isReturn = () => {
  const [load] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
  return load?.type === "reload" || load?.type === "back_forward";
};

const LONGEST_WAIT_MS = 3_000;

/** Scrolls to where one was, at once or as soon as the page is that long again, unless somebody scrolls first. */
export const restore = () => {
  const top = tops[step()] ?? 0;
  const isThere = () => {
    scrollTo(0, top);
    return scrollY >= top - 1;
  };
  if (isThere()) return;
  const growth = new ResizeObserver(() => isThere() && stop());
  const stop = () => growth.disconnect();
  growth.observe(document.body);
  for (const touch of ["wheel", "touchmove", "keydown"]) addEventListener(touch, stop, { once: true, passive: true });
  setTimeout(stop, LONGEST_WAIT_MS);
};

export const push = (url: URL) => {
  const next = step() + 1;
  // What was ahead cannot be gone forward to any more.
  for (const known of Object.keys(tops)) if (Number(known) >= next) delete tops[Number(known)];
  history.pushState({ step: next }, "", url);
};

export const replace = (url: URL) => history.replaceState({ step: step() }, "", url);

addEventListener("scroll", remember, { passive: true });
addEventListener("pagehide", () => {
  remember();
  try {
    sessionStorage.setItem(KEY, JSON.stringify(tops));
  } catch {
    // Then a reload starts at the top.
  }
});
