import { afterEach, beforeEach, vi } from "vitest";

/** This process's clock stands still in each test: what grows back with time does not, however slow the machine is. */
export function withStillClock() {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ["Date"] });
  });
  afterEach(() => {
    vi.useRealTimers();
  });
}
