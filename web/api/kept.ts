import { get } from "./client";

/** What was read while the page lives, by address, so that going back shows it at once. */
const kept = new Map<string, unknown>();
const coming = new Map<string, Promise<unknown>>();

/** Enough for a long wander; the least lately used goes first. */
const MOST = 60;

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
  const underWay = coming.get(at) ?? get<T>(at).finally(() => coming.delete(at));
  coming.set(at, underWay);
  return underWay as Promise<T>;
};

/** Starts reading what a page will want, before its code is here. A failure is met when the page reads it. */
export const warm = (at: string) => {
  if (!kept.has(at))
    read(at).then(
      (value) => keep(at, value),
      () => {},
    );
};
