import { onTestFinished, vi } from "vitest";

/** For one test it is noon and stays so: no day ends between what is made and what is shown. */
export function atNoon() {
  vi.useFakeTimers({ toFake: ["Date"], now: new Date(2026, 10, 23, 12) });
  onTestFinished(() => {
    vi.useRealTimers();
  });
}
