import { farness } from "./far";

/** Stretches further than this from the window are emptied: some fifteen windows stay as they are, for the browser's own search too. */
const FAR = "6000px 0px";

/** Out of sight is what is a window away. */
const AWAY = "100% 0px";

/** What somebody is doing something with, or has opened, stays. */
const IN_USE = ":has(:focus, .fold.open, .editing)";

/** Those that are not in sight soon are filled so far apart, in milliseconds: between them the page answers whatever one does. */
const PAUSE = 250;

/** How far it is from what is seen. */
const distance = (stretch: Element) => {
  const { top, bottom } = stretch.getBoundingClientRect();
  return Math.max(0, top - innerHeight, -bottom);
};

const byFar = (a: { far: number }, b: { far: number }) => a.far - b.far;

const isFar = (stretch: Element) => stretch.matches(".far");

const empty = (stretch: Element, height: number) => {
  // What is not laid out again keeps its last layout, and with that all that was in it.
  stretch.classList.remove("settled");
  farness.get(stretch)?.(height);
};

/** Keeps a long talk light: stretches far from the window keep their height and nothing else. Answers how to stop it. */
export function emptyFar(talk: Element): () => void {
  const coming = new Set<Element>();
  const full = new WeakSet<Element>();
  let timer: ReturnType<typeof setTimeout> | undefined;

  /** One at a time, the nearest first. */
  const fill = () => {
    const [nearest, next] = [...coming].map((stretch) => ({ stretch, far: distance(stretch) })).sort(byFar);
    if (nearest) {
      coming.delete(nearest.stretch);
      farness.get(nearest.stretch)?.();
      away.observe(nearest.stretch);
    }
    timer = next && setTimeout(fill, next.far < innerHeight / 2 ? 0 : PAUSE);
  };

  const near = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting, boundingClientRect } of entries) {
        if (isIntersecting) isFar(target) ? coming.add(target) : away.observe(target);
        else if (!coming.delete(target) && !target.matches(IN_USE)) empty(target, boundingClientRect.height);
      }
      clearTimeout(timer);
      timer = setTimeout(fill);
    },
    { rootMargin: FAR },
  );

  /** Once out of sight, and so never under somebody's eyes, it is left to the browser when to lay it out. */
  const away = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        if (isIntersecting) continue;
        away.unobserve(target);
        if (!isFar(target)) target.classList.add("settled");
      }
    },
    { rootMargin: AWAY },
  );

  /** Those that no more messages will join. */
  const watchFull = () => {
    for (const stretch of [...talk.querySelectorAll(".stretch")].slice(1, -1)) {
      if (full.has(stretch)) continue;
      full.add(stretch);
      near.observe(stretch);
    }
  };
  const arriving = new MutationObserver(watchFull);
  arriving.observe(talk, { childList: true });
  watchFull();
  return () => {
    arriving.disconnect();
    near.disconnect();
    away.disconnect();
    clearTimeout(timer);
  };
}
