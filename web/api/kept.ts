import { get, staleFor } from "./client";

/** What was read while the page lives, by address, so that going back shows it at once. */
const kept = new Map<string, unknown>();

/** A read under way, and how many wait for it. */
type Coming = { answer: Promise<unknown>; readers: number; stop: AbortController };
const coming = new Map<string, Coming>();

/** Enough for a long wander; the least lately used goes first. */
const MOST = 60;

/** When something was read ahead, on the page's clock. */
const readAt = new Map<string, number>();
/** So long it needs no second read: a pointer rests, a click follows, the page's code comes. In milliseconds. */
const FRESH_MS = 10_000;

/** Whether what is kept was read ahead just now, and nothing was written here since. */
export const isFresh = (at: string) => performance.now() - (readAt.get(at) ?? -FRESH_MS) < FRESH_MS && !staleFor();

export const recall = <T>(at: string) => kept.get(at) as T | undefined;

export const keep = (at: string, value: unknown) => {
  kept.delete(at);
  kept.set(at, value);
  if (kept.size > MOST) kept.delete(kept.keys().next().value!);
};

/** Forgets every address that starts so: after a change that lists would show. */
export const forget = (...starts: string[]) => {
  for (const at of kept.keys()) if (starts.some((start) => at.startsWith(start))) kept.delete(at);
};

/** Another person signed in, or nobody: nothing of the last one stays. */
export const forgetAll = () => {
  kept.clear();
  coming.clear();
};

/** Reads an address; a read of it that is under way is shared. */
export const read = <T>(at: string): Promise<T> => {
  let one = coming.get(at);
  if (!one) {
    const stop = new AbortController();
    const answer = get<T>(at, stop.signal).finally(() => {
      if (coming.get(at)?.stop === stop) coming.delete(at);
    });
    one = { answer, readers: 0, stop };
    coming.set(at, one);
  }
  one.readers++;
  return one.answer as Promise<T>;
};

/** Says that one reader waits no longer: a request that nobody waits for is cancelled. */
export const leave = (at: string) => {
  const one = coming.get(at);
  if (!one || --one.readers > 0) return;
  coming.delete(at);
  one.stop.abort();
};

/** Starts reading what a page will want, before its code is here. A failure is met when the page reads it. */
export const warm = <T>(at: string, onCome: (value: T) => void = () => {}) => {
  if (kept.has(at)) return;
  read<T>(at).then(
    (value) => {
      keep(at, value);
      readAt.set(at, performance.now());
      onCome(value);
    },
    () => {},
  );
};
