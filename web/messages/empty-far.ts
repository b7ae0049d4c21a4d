import { batch } from "solid-js";
import { farness } from "./far";

/** Rows further than this from the window are emptied: some fifteen windows stay as they are, for the browser's own search too. */
const FAR = "6000px 0px";
/** So many are filled again at a time, so that nobody's keys have to wait. */
const SLICE = 8;

/** What somebody is doing something with, or has opened, stays. */
const IN_USE = ":has(:focus, .fold.open, .editing)";

const distance = (row: HTMLElement) => Math.abs(row.getBoundingClientRect().top - innerHeight / 2);

const empty = (row: HTMLElement, height: number) => {
  row.style.setProperty("block-size", `${height}px`);
  farness.get(row)?.(true);
};
const refill = (row: HTMLElement) => {
  farness.get(row)?.(false);
  row.style.removeProperty("block-size");
};

/** Keeps a long talk light: rows far from the window keep their height and nothing else. Answers how to stop it. */
export function emptyFar(talk: Element): () => void {
  const coming = new Set<HTMLElement>();
  let timer: ReturnType<typeof setTimeout> | undefined;

  const fill = () => {
    const nearest = [...coming].map((row) => ({ row, far: distance(row) })).sort((a, b) => a.far - b.far);
    batch(() => {
      for (const { row } of nearest.slice(0, SLICE)) {
        coming.delete(row);
        refill(row);
      }
    });
    timer = coming.size ? setTimeout(fill) : undefined;
  };

  const near = new IntersectionObserver(
    (entries) =>
      batch(() => {
        for (const { target, isIntersecting, boundingClientRect } of entries) {
          const row = target as HTMLElement;
          if (isIntersecting) coming.add(row);
          else if (!coming.delete(row) && !row.matches(IN_USE)) empty(row, boundingClientRect.height);
        }
        timer ??= coming.size ? setTimeout(fill) : undefined;
      }),
    { rootMargin: FAR },
  );
  const watch = (rows: Iterable<Node>) => {
    for (const row of rows) if (row instanceof Element && farness.has(row)) near.observe(row);
  };
  const arriving = new MutationObserver((changes) => {
    for (const { addedNodes } of changes) watch(addedNodes);
  });
  arriving.observe(talk, { childList: true });
  watch(talk.children);
  return () => {
    arriving.disconnect();
    near.disconnect();
    clearTimeout(timer);
  };
}
