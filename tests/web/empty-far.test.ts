import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { emptyFar } from "../../web/messages/empty-far";
import { farness } from "../../web/messages/far";

type Watcher = { see: (stretch: Element, isIntersecting: boolean) => void; watched: Set<Element> };
const watchers: Record<string, Watcher> = {};

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal(
    "IntersectionObserver",
    class {
      watched = new Set<Element>();
      constructor(report: (entries: unknown[]) => void, { rootMargin }: { rootMargin: string }) {
        watchers[rootMargin.startsWith("100%") ? "away" : "near"] = {
          watched: this.watched,
          see: (target, isIntersecting) => report([{ target, isIntersecting, boundingClientRect: { height: 300 } }]),
        };
      }
      observe = (one: Element) => this.watched.add(one);
      unobserve = (one: Element) => this.watched.delete(one);
      disconnect() {}
    },
  );
});
afterEach(() => vi.useRealTimers());

const NAMES = ["first", "a", "b", "last"];

/** A talk of four stretches, and which of them are far now. */
function aTalk() {
  const far = new Set<string>();
  const talk = document.createElement("section");
  const stretches = NAMES.map((name) => {
    const stretch = document.createElement("div");
    stretch.className = "stretch";
    farness.set(stretch, (is) => (is ? far.add(name) : far.delete(name)));
    talk.append(stretch);
    return stretch;
  });
  const stop = emptyFar(talk);
  return { far, stop, a: stretches[1]!, b: stretches[2]!, all: stretches };
}

test("only stretches that no more messages will join are watched", () => {
  const { all, stop } = aTalk();
  expect([...watchers.near!.watched]).toEqual(all.slice(1, -1));
  stop();
});

test("a stretch is left to the browser once it is out of sight, never under somebody's eyes", () => {
  const { a, b, stop } = aTalk();
  watchers.away!.see(a, true);
  watchers.away!.see(b, false);
  expect([a, b].map((one) => one.matches(".settled"))).toEqual([false, true]);
  stop();
});

test("a far stretch is emptied and keeps its height; near again it is filled, one at a time", () => {
  const { a, b, far, stop } = aTalk();
  for (const one of [a, b]) watchers.near!.see(one, false);
  expect([[...far], a.style.blockSize, a.matches(".far")]).toEqual([["a", "b"], "300px", true]);
  for (const one of [a, b]) watchers.near!.see(one, true);
  vi.runOnlyPendingTimers();
  expect(far.size).toBe(1);
  vi.runAllTimers();
  expect([far.size, a.style.blockSize, a.matches(".far")]).toEqual([0, "", false]);
  stop();
});

test("what somebody writes in stays, however far it is", () => {
  const { a, far, stop } = aTalk();
  a.innerHTML = `<div class="editing"></div>`;
  watchers.near!.see(a, false);
  expect(far.size).toBe(0);
  stop();
});
