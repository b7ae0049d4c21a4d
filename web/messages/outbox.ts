import { createSignal, onCleanup, untrack } from "solid-js";
import type { Message } from "../../shared/messages";
import * as at from "../api/addresses";
import { post, Unreachable } from "../api/client";
import { Problem } from "../api/problem";
import { storedJson, storeJson } from "../device/stored";

/** Something said that nobody else can see yet. Its key makes every further try the same one. */
export type Waiting = {
  key: string;
  body: string;
  state: "sending" | "failed";
  error?: unknown;
  /** Seconds until the next try, when the room asked for patience. */
  pause?: number;
};

const TRIES = 4;
const LONGEST_PAUSE_S = 60;

const boxName = (roomId: string) => `outbox ${roomId}`;
const seconds = (n: number) => new Promise((resolve) => setTimeout(resolve, n * 1000));
const online = () =>
  navigator.onLine
    ? Promise.resolve()
    : new Promise<void>((resolve) => addEventListener("online", () => resolve(), { once: true }));

/** How long to wait before the same request is worth another try; undefined when it is not. */
const pauseAfter = (error: unknown, tries: number) => {
  if (tries >= TRIES) return undefined;
  if (error instanceof Unreachable) return 2 ** tries;
  if (!(error instanceof Problem)) return undefined;
  if (error.code === "too-many" && (error.retryAfter ?? 1) <= LONGEST_PAUSE_S) return error.retryAfter ?? 1;
  return error.status >= 500 ? (error.retryAfter ?? 2 ** tries) : undefined;
};

/**
 * What is said in a room, until it is known to stand there: kept on the device, sent in order, tried again on a bad
 * line, and otherwise left to the person to send again or to discard.
 */
export function createOutbox(roomId: string, onSent: (message: Message) => void) {
  const kept = storedJson<Pick<Waiting, "key" | "body">[]>(boxName(roomId)) ?? [];
  const [waiting, setWaiting] = createSignal<Waiting[]>(kept.map((one) => ({ ...one, state: "failed" })));
  let isGone = false;
  onCleanup(() => {
    isGone = true;
  });

  const change = (next: (all: Waiting[]) => Waiting[]) => {
    const all = setWaiting(next);
    const plain = all.map(({ key, body }) => ({ key, body }));
    storeJson(boxName(roomId), plain.length ? plain : undefined);
  };
  const update = (key: string, part: Partial<Waiting>) =>
    change((all) => all.map((one) => (one.key === key ? { ...one, ...part } : one)));
  const drop = (key: string) => change((all) => all.filter((one) => one.key !== key));

  const deliver = async ({ key, body }: Waiting, tries = 0): Promise<void> => {
    await online();
    try {
      const message = await post<Message>(at.messages(roomId), { body: { body }, key });
      onSent(message);
      drop(key);
    } catch (error) {
      const pause = isGone ? undefined : pauseAfter(error, tries);
      if (pause === undefined) return update(key, { state: "failed", error, pause: undefined });
      update(key, { pause });
      await seconds(pause);
      update(key, { pause: undefined });
      return deliver({ key, body, state: "sending" }, tries + 1);
    }
  };

  // One after the other, so that they arrive in the order they were said.
  let line: Promise<void> = Promise.resolve();
  const enqueue = (one: Waiting) => {
    line = line.then(() => deliver(one));
  };

  return {
    waiting,
    isSending: () => waiting().some(({ state }) => state === "sending"),
    say: (body: string) => {
      const one: Waiting = { key: crypto.randomUUID(), body, state: "sending" };
      change((all) => [...all, one]);
      enqueue(one);
    },
    again: (key: string) => {
      const one = untrack(waiting).find((each) => each.key === key);
      if (!one || one.state === "sending") return;
      update(key, { state: "sending", error: undefined });
      enqueue(one);
    },
    discard: drop,
  };
}

export type Outbox = ReturnType<typeof createOutbox>;
