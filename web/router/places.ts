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

export const remembered = () => tops[step()] ?? 0;

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
