import { vi } from "vitest";

/** What a browser has and the test's document lacks. Nothing is laid out here, so nothing is ever seen or grows. */
class Observer {
  observe() {}
  unobserve() {}
  disconnect() {}
}

vi.stubGlobal("IntersectionObserver", Observer);
vi.stubGlobal("ResizeObserver", Observer);
vi.stubGlobal("scrollTo", () => {});
// A wide window: what stands beside the sheet is there.
vi.stubGlobal("matchMedia", (media: string) =>
  Object.assign(new EventTarget(), { media, matches: /width/.test(media) }),
);
globalThis.CSS ??= {} as typeof CSS;
CSS.supports ??= () => true;

Object.assign(HTMLElement.prototype, {
  showPopover(this: HTMLElement) {},
  hidePopover(this: HTMLElement) {
    this.dispatchEvent(Object.assign(new Event("toggle"), { newState: "closed" }));
  },
  scrollIntoView() {},
  checkVisibility: () => true,
});
