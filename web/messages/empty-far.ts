import { farness } from "./far";

/** Stretches further than this from the window are emptied: some fifteen windows stay as they are, for the browser's own search too. */
const FAR = "6000px 0px";

/** What somebody is doing something with, or has opened, stays. */
const IN_USE = ":has(:focus, .fold.open, .editing)";

/** Those that are not in sight soon are filled so far apart, in milliseconds: between them the page answers whatever one does. */
const PAUSE = 250;

/** How far it is from what is seen. */
const distance = (stretch: HTMLElement) => {
  const { top, bottom } = stretch.getBoundingClientRect();
  return Math.max(0, top - innerHeight, -bottom);
};

const byFar = (a: { far: number }, b: { far: number }) => a.far - b.far;

const afterPaint = (run: () => void) => requestAnimationFrame(() => setTimeout(run));

/** Once its height is known the browser lays it out near the window only. */
const settle = (stretch: HTMLElement) => stretch.matches(".far") || stretch.classList.add("settled");

const empty = (stretch: HTMLElement, height: number) => {
  stretch.style.setProperty("block-size", `${height}px`);
  // What is not laid out again keeps its last layout, and with that all that was in it.
  stretch.classList.replace("settled", "far");
  farness.get(stretch)?.(true);
};
const refill = (stretch: HTMLElement) => {
  farness.get(stretch)?.(false);
  stretch.style.removeProperty("block-size");
  stretch.classList.remove("far");
  afterPaint(() => settle(stretch));
};

/** Keeps a long talk light: stretches far from the window keep their height and nothing else. Answers how to stop it. */
export function emptyFar(talk: Element): () => void {
  const coming = new Set<HTMLElement>();
  const settled = new WeakSet<HTMLElement>();
  let timer: ReturnType<typeof setTimeout> | undefined;

  /** One at a time, the nearest first. */
  const fill = () => {
    const [nearest, next] = [...coming].map((stretch) => ({ stretch, far: distance(stretch) })).sort(byFar);
    if (nearest) {
      coming.delete(nearest.stretch);
      refill(nearest.stretch);
    }
    timer = next && setTimeout(fill, next.far < innerHeight / 2 ? 0 : PAUSE);
  };

  const near = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting, boundingClientRect } of entries) {
        const stretch = target as HTMLElement;
        if (isIntersecting) coming.add(stretch);
        else if (!coming.delete(stretch) && !stretch.matches(IN_USE)) empty(stretch, boundingClientRect.height);
      }
      clearTimeout(timer);
      timer = setTimeout(fill);
    },
    { rootMargin: FAR },
  );

  /** Those that no more messages will join. */
  const settleFull = () => {
    const full = [...talk.querySelectorAll<HTMLElement>(".stretch")].slice(1, -1).filter((one) => !settled.has(one));
    afterPaint(() => {
      for (const stretch of full) {
        settled.add(stretch);
        settle(stretch);
        near.observe(stretch);
      }
    });
  };
  const arriving = new MutationObserver(settleFull);
  arriving.observe(talk, { childList: true });
  settleFull();
  return () => {
    arriving.disconnect();
    near.disconnect();
    clearTimeout(timer);
  };
}
