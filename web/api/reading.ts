import { type Accessor, createComputed, createMemo, createSignal, on, onCleanup, untrack } from "solid-js";
import { wentBack } from "../router/router";
import { staleFor } from "./client";
import { isFresh, keep, leave, read, recall } from "./kept";

/** Something read from the API: `value` is there once it has come, `error` when the last try failed. */
export type Reading<T> = {
  value: Accessor<T | undefined>;
  error: Accessor<unknown>;
  retry: () => void;
  /** Sets what is shown and kept, after a change made here. */
  set: (change: (value: T) => T) => void;
};

/**
 * Reads an address whenever it changes; undefined reads nothing. What is kept shows at once and is read again,
 * except when one went back: then everything stays where it was left.
 */
export function createReading<T>(
  source: Accessor<string | undefined>,
  merge: (old: T, fresh: T) => T = (_, fresh) => fresh,
): Reading<T> {
  const at = createMemo(source);
  const [value, setValue] = createSignal<T>();
  const [error, setError] = createSignal<unknown>();

  const show = (address: string, fresh: T) => {
    keep(address, fresh);
    if (untrack(at) === address) setValue(() => fresh);
  };

  let underWay: string | undefined;
  let again: ReturnType<typeof setTimeout> | undefined;
  const stop = () => {
    if (underWay !== undefined) leave(underWay);
    underWay = undefined;
    clearTimeout(again);
  };

  const load = async (address: string) => {
    setError(undefined);
    stop();
    underWay = address;
    try {
      const fresh = await read<T>(address).finally(() => {
        if (underWay === address) underWay = undefined;
      });
      const old = recall<T>(address);
      show(address, old === undefined ? fresh : merge(old, fresh));
      // What one has just done shows at the latest when the CDN knows it.
      const wait = staleFor();
      if (wait && untrack(at) === address) again = setTimeout(() => void load(address), wait);
    } catch (failure) {
      if (untrack(at) === address) setError(() => failure);
    }
  };

  createComputed(
    on(at, (address) => {
      // What is asked for no more is not waited for.
      stop();
      setError(undefined);
      const old = address === undefined ? undefined : recall<T>(address);
      setValue(() => old);
      if (address === undefined || (old !== undefined && (wentBack() || isFresh(address)))) return;
      void load(address);
    }),
  );

  onCleanup(stop);

  return {
    value,
    error,
    retry: () => {
      const address = untrack(at);
      if (address !== undefined) void load(address);
    },
    set: (change) => {
      const [address, old] = [untrack(at), untrack(value)];
      if (address !== undefined && old !== undefined) show(address, change(old));
    },
  };
}
