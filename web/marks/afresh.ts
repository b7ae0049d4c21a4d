import { onCleanup, untrack } from "solid-js";
import type { Message } from "../../shared/messages";
import * as at from "../api/addresses";
import { get, staleFor } from "../api/client";
import type { createPlace } from "../messages/place";
import { merge, type OpenRoom, type Talk } from "../messages/talk";

const EVERY_MS = 30_000;

/** Something is going on in it that another drawing would end: it is written in, a menu is open, a word is selected. */
function isInUse({ id }: Message) {
  const row = document.getElementById(id);
  const selection = getSelection();
  return Boolean(
    row &&
      (row.contains(document.activeElement) ||
        row.querySelector("form, [aria-expanded=true]") ||
        (selection && !selection.isCollapsed && row.contains(selection.anchorNode))),
  );
}

/** The room with what changed in messages that stand in it already. What came since is for those who watch for it. */
function renewed(open: OpenRoom, fresh: OpenRoom): OpenRoom {
  const known = open.messages.items;
  const last = known.at(-1)?.id ?? "";
  const items = fresh.messages.items.filter((message) => message.id <= last && !isInUse(message));
  // One without a place between those that are read is further back than the talk goes here.
  const first = known[0]?.id ?? "";
  const among = items.filter(({ id }) => id >= first);
  const isNews = fresh.room.version >= open.room.version && JSON.stringify(fresh.room) !== JSON.stringify(open.room);
  const room = isNews ? fresh.room : open.room;
  return { ...open, room, messages: { ...open.messages, items: merge(known, among) } };
}

/**
 * Reads an open room's newest stretch again now and then while it is looked at, and as soon as one comes back to it, so that what
 * others edit, take back and think of it shows in its place. Nothing that is read moves, and nothing that is written is lost.
 */
export function keepAfresh(roomId: string, talk: Talk, place: ReturnType<typeof createPlace>) {
  const read = async () => {
    // What one has just done is not in the CDN's answer yet.
    if (document.hidden || !navigator.onLine || talk.isPast() || staleFor()) return;
    const fresh = await get<OpenRoom>(at.room(roomId)).catch(() => undefined);
    if (!fresh || staleFor() || untrack(talk.isPast)) return;
    place.still(() => talk.reading.set((open) => renewed(open, fresh)));
  };
  const timer = setInterval(read, EVERY_MS);
  const back = () => void read();
  document.addEventListener("visibilitychange", back);
  onCleanup(() => {
    clearInterval(timer);
    document.removeEventListener("visibilitychange", back);
  });
}
