import { createEffect, createMemo, createSignal, on, untrack } from "solid-js";
import type { Page } from "../../shared/pages";
import type { Participant, Room } from "../../shared/rooms";
import * as at from "../api/addresses";
import { get, post, remove } from "../api/client";
import { inWords } from "../app/failure";
import { person } from "../session/session";
import { toast } from "../ui/toast";
import { say } from "./strings";

/** Rooms larger than this are not searched for one's own name: joining twice does no harm. */
const MOST_PAGES = 4;

/** Looks for a person among those who joined, page by page. */
async function isAmong(roomId: string, userId: string, first: Page<Participant>) {
  let page = first;
  for (let read = 0; read < MOST_PAGES; read++) {
    if (page.items.some(({ id }) => id === userId)) return true;
    if (!page.next) return false;
    page = await get<Page<Participant>>(at.address(at.participants(roomId), { limit: 50, cursor: page.next }));
  }
  return false;
}

/** Whether one joined a room, and joining and leaving it. */
export function createMembership(
  room: () => Room | undefined,
  participants: () => Page<Participant> | undefined,
  onChange: (by: 1 | -1) => void,
) {
  const [isJoined, setJoined] = createSignal<boolean>();
  const [isBusy, setBusy] = createSignal(false);

  const roomId = createMemo(() => room()?.id);
  const userId = createMemo(() => person()?.id);
  createEffect(
    on([roomId, userId], ([roomId, userId]) => {
      const first = untrack(participants);
      setJoined(undefined);
      if (roomId && userId && first) isAmong(roomId, userId, first).then(setJoined, () => setJoined(false));
    }),
  );

  const run = async (work: () => Promise<unknown>, joined: boolean, done: string) => {
    if (isBusy()) return;
    setBusy(true);
    try {
      await work();
      setJoined(joined);
      onChange(joined ? 1 : -1);
      toast(done);
    } catch (error) {
      toast(`${say.notJoined} ${inWords(error)}`, { isUrgent: true });
    } finally {
      setBusy(false);
    }
  };
  const membership = () => `${at.room(room()!.id)}/membership`;

  return {
    isJoined,
    isBusy,
    join: () => run(() => post(membership()), true, say.youJoined),
    leave: () => run(() => remove(membership()), false, say.left),
    /** Saying something joins. */
    spoke: () => {
      if (isJoined() === false) onChange(1);
      setJoined(true);
    },
  };
}

export type Membership = ReturnType<typeof createMembership>;
