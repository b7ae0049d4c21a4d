import { createSignal } from "solid-js";
import { store, stored } from "../device/stored";

const draftName = (roomId: string) => `draft ${roomId}`;

/** What one was about to say in a room: kept on the device until it is sent, over reloads and signing in. */
export function createDraft(roomId: string) {
  const [text, setText] = createSignal(stored(draftName(roomId)) ?? "");
  const write = (next: string) => {
    setText(next);
    store(draftName(roomId), next || null);
  };
  return [text, write] as const;
}
