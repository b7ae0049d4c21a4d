import { onCleanup } from "solid-js";

const EVERY_MS = 4_000;
const SLOWEST_MS = 60_000;

/** Asks every few seconds while the page is looked at and online, more rarely while asking fails. */
export function pollWhileVisible(ask: () => Promise<unknown>) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let pause = EVERY_MS;

  const isIdle = () => document.hidden || !navigator.onLine;
  const plan = (ms: number) => {
    clearTimeout(timer);
    if (!isIdle()) timer = setTimeout(run, ms);
  };
  const run = async () => {
    try {
      await ask();
      pause = EVERY_MS;
    } catch {
      pause = Math.min(pause * 2, SLOWEST_MS);
    }
    plan(pause);
  };
  // Somebody who comes back wants to know at once.
  const wake = () => plan(0);

  document.addEventListener("visibilitychange", wake);
  addEventListener("online", wake);
  plan(EVERY_MS);
  onCleanup(() => {
    clearTimeout(timer);
    timer = undefined;
    document.removeEventListener("visibilitychange", wake);
    removeEventListener("online", wake);
  });
}
