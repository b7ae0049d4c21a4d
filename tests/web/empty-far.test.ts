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

/** A talk of four stretches, and the heights that those keep which are far now. */
function aTalk() {
  const far = new Map<string, number>();
  const talk = document.createElement("section");
  const stretches = NAMES.map((name) => {
    const stretch = document.createElement("div");
    stretch.className = "stretch";
    farness.set(stretch, (height) => {
      stretch.classList.toggle("far", height !== undefined);
      if (height === undefined) far.delete(name);
      else far.set(name, height);
    });
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
  for (const one of [a, b]) watchers.near!.see(one, true);
  expect([...watchers.away!.watched]).toEqual([a, b]);
  watchers.away!.see(a, true);
  watchers.away!.see(b, false);
  expect([a, b].map((one) => one.matches(".settled"))).toEqual([false, true]);
  stop();
});

test("a far stretch is emptied and keeps its height; near again it is filled, one at a time", () => {
  const { a, b, far, stop } = aTalk();
  for (const one of [a, b]) watchers.near!.see(one, false);
  expect([...far]).toEqual([
    ["a", 300],
    ["b", 300],
  ]);
  for (const one of [a, b]) watchers.near!.see(one, true);
  vi.runOnlyPendingTimers();
  expect(far.size).toBe(1);
  vi.runAllTimers();
  expect(far.size).toBe(0);
  stop();
});

test("a stretch that was never far waits for nothing, and is emptied as soon as it leaves", () => {
  const { a, far, stop } = aTalk();
  watchers.near!.see(a, true);
  watchers.near!.see(a, false);
  expect([...far.keys()]).toEqual(["a"]);
  stop();
});

test("what somebody writes in stays, however far it is", () => {
  const { a, far, stop } = aTalk();
  a.innerHTML = `<div class="editing"></div>`;
  watchers.near!.see(a, false);
  expect(far.size).toBe(0);
  stop();
});
