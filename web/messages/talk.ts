import { type Accessor, batch, createMemo, createSignal, untrack } from "solid-js";
import type { Message, RoomPage } from "../../shared/messages";
import type { Page } from "../../shared/pages";
import * as at from "../api/addresses";
import { get } from "../api/client";
import { createReading } from "../api/reading";
import { fillingCount } from "./filling";

/** A room as it was opened and read on: `isPast` when there are newer messages than those shown. */
export type OpenRoom = RoomPage & { isPast?: boolean };

const byId = (a: Message, b: Message) => (a.id < b.id ? -1 : 1);
const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

/** Answers may be a moment old: what one has changed here since is not undone by them. */
const isOlder = (one: { version: number }, than: { version: number } | undefined) =>
  than !== undefined && one.version < than.version;

/** Both lists in one, in order, each message once: the fresh one where they differ, the very same object where not. */
export const merge = (old: Message[], fresh: Message[]) => {
  const all = new Map(old.map((message) => [message.id, message]));
  for (const message of fresh) {
    const known = all.get(message.id);
    if (!isOlder(message, known) && !same(known, message)) all.set(message.id, message);
  }
  return [...all.values()].sort(byId);
};

/** Reads again what was kept: older messages stay if the fresh ones join on to them. */
const mergeRooms = (old: OpenRoom, fresh: OpenRoom): OpenRoom => {
  const [kept, newest] = [old.messages.items, fresh.messages.items];
  const room = isOlder(fresh.room, old.room) ? old.room : fresh.room;
  const joins = !old.isPast && kept.length > 0 && newest.length > 0 && newest[0]!.id <= kept.at(-1)!.id;
  if (!joins) return { ...fresh, room };
  const older = kept[0]!.id < newest[0]!.id;
  return {
    ...fresh,
    room,
    messages: { items: merge(kept, newest), next: older ? old.messages.next : fresh.messages.next },
  };
};

const busy = () => {
  const [is, set] = createSignal(false);
  const [error, setError] = createSignal<unknown>();
  const run = async (work: () => Promise<void>) => {
    if (untrack(is)) return;
    set(true);
    setError(undefined);
    try {
      await work();
    } catch (failure) {
      setError(() => failure);
    } finally {
      set(false);
    }
  };
  return { is, error, run };
};

/** So long a stretch may take to be drawn, in milliseconds: nobody's keys have to wait for it. */
const GOAL = 8;
const MOST = 10;

/** How many more to show at a time, when so many took so long: a slow phone gets fewer. */
const sliceAfter = (slice: number, took: number) => Math.max(1, Math.min(MOST, Math.floor((slice * GOAL) / took)));

/** Away from the beginning nobody waits for what is above: then there is so much rest between stretches, in milliseconds. */
const REST = 120;

/** Lets whatever waits for the page go first. */
const breath = () => new Promise((resolve) => setTimeout(resolve, scrollY < 2 * innerHeight ? 0 : REST));

type Still = (grow: () => void) => void;

/** A room and its talk: what is shown of it, and the ways to more. */
export function createTalk(roomId: Accessor<string>) {
  const reading = createReading<OpenRoom>(() => at.room(roomId()), mergeRooms);
  const messages = createMemo(() => reading.value()?.messages.items ?? []);
  const [older, newer] = [busy(), busy()];
  /** The first message that is shown: those before it are there already. Empty: all are shown. */
  const [from, setFrom] = createSignal("");
  const shown = createMemo(() => (from() ? messages().filter(({ id }) => id >= from()) : messages()));

  const ask = (part: Record<string, string | number>) =>
    get<Page<Message>>(at.address(at.messages(untrack(roomId)), part));

  const show = (items: Message[], rest: { next?: string | null; isPast?: boolean } = {}) =>
    reading.set((room) => ({
      ...room,
      isPast: rest.isPast ?? room.isPast,
      messages: {
        items: merge(room.messages.items, items),
        next: rest.next === undefined ? room.messages.next : rest.next,
      },
    }));

  const after = async () => {
    const last = untrack(messages).at(-1);
    const page = await ask(last ? { after: last.id } : {});
    if (page.items.length) show(page.items, last ? { isPast: page.next !== null } : { next: page.next });
    return page.items;
  };

  const reveal = async (still: Still) => {
    for (let slice = 2; ; ) {
      const all = untrack(messages);
      const hidden = all.length - untrack(shown).length;
      if (hidden <= 0) break;
      await breath();
      const began = performance.now();
      still(() => setFrom(all[Math.max(0, hidden - slice)]!.id));
      slice = sliceAfter(slice, performance.now() - began);
    }
    setFrom("");
  };

  return {
    reading,
    messages,
    /** What is on the page of them. */
    shown,
    /** Shows the newest at first; `revealRest` brings the others. */
    holdBack: () => setFrom(untrack(messages).at(-fillingCount(untrack(messages)))?.id ?? ""),
    showAll: () => setFrom(""),
    revealRest: (still: Still) => older.run(() => reveal(still)),
    room: createMemo(() => reading.value()?.room),
    hasOlder: () => Boolean(reading.value()?.messages.next),
    isPast: () => Boolean(reading.value()?.isPast),
    older,
    newer,
    /** `still` shows what came without moving what is read. */
    loadOlder: (still: Still) =>
      older.run(async () => {
        const first = untrack(messages)[0];
        if (!first) return;
        const page = await ask({ before: first.id });
        // Together, or the first that is shown would for a moment begin another turn.
        still(() =>
          batch(() => {
            setFrom(first.id);
            show(page.items, { next: page.next });
          }),
        );
        await reveal(still);
      }),
    loadNewer: () => newer.run(async () => void (await after())),
    /** What came since; the caller says when to ask. */
    poll: after,
    /** Shows the stretch around a message that is further back. */
    goTo: (messageId: string) =>
      older.run(async () => {
        setFrom("");
        const page = await ask({ around: messageId });
        reading.set((room) => ({ ...room, isPast: page.items.at(-1)?.id !== undefined, messages: page }));
        await after();
      }),
    /** One message as it is now. */
    readOne: async (messageId: string) =>
      (await ask({ upto: messageId, limit: 1 })).items.find(({ id }) => id === messageId),
    put: (message: Message) => show([message]),
  };
}

export type Talk = ReturnType<typeof createTalk>;
