import { createSignal } from "solid-js";
import type { Page } from "../../shared/pages";
import type { OwnReaction, Reaction } from "../../shared/reactions";
import { address } from "../api/addresses";
import { get } from "../api/client";
import { person } from "../session/session";

type Chosen = { by?: string; on: Record<string, Reaction | undefined> };

/** What one chose oneself, by message. It is another's as soon as somebody else is signed in. */
const [chosen, setChosen] = createSignal<Chosen>({ on: {} });

const mine = () => (chosen().by === person()?.id ? chosen().on : {});

export const ownOn = (messageId: string) => mine()[messageId];

export const choose = (messageId: string, reaction: Reaction | undefined) =>
  setChosen(() => ({ by: person()?.id, on: { ...mine(), [messageId]: reaction } }));

/** Asks what one chose on a stretch of a room's messages. */
export async function readOwn(room: string, from: string, to: string) {
  const by = person()?.id;
  let cursor: string | null = null;
  do {
    const page: Page<OwnReaction> = await get(address("/api/me/reactions", { room, from, to, cursor }));
    if (person()?.id !== by) return;
    const on = Object.fromEntries(page.items.map(({ messageId, reaction }) => [messageId, reaction]));
    // What was chosen here meanwhile is the later word.
    setChosen(() => ({ by, on: { ...on, ...mine() } }));
    cursor = page.next;
  } while (cursor);
}
