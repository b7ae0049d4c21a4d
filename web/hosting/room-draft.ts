import { createSignal } from "solid-js";
import { storedJson, storeJson } from "../device/stored";
import type { RoomText } from "./room-form";

const NAME = "draft new-room";

type Draft = { text: RoomText; key: string; sent?: string };

const blank = (): Draft => ({ text: { name: "", topic: "", description: "" }, key: crypto.randomUUID() });

/**
 * The room one is about to open, kept on the device over reloads and signing in. Its key stays the same while the
 * same text is tried again, so that no second room comes of a bad line.
 */
export function createRoomDraft(topic: string | undefined) {
  const [draft, setDraft] = createSignal<Draft>(storedJson<Draft>(NAME) ?? blank());
  const keep = (next: Draft) => {
    setDraft(next);
    storeJson(NAME, next);
  };
  if (topic && !draft().text.topic) keep({ ...draft(), text: { ...draft().text, topic } });
  return {
    text: () => draft().text,
    write: (part: Partial<RoomText>) => keep({ ...draft(), text: { ...draft().text, ...part } }),
    /** The key of this attempt: a new one when the text is not the one sent before. */
    attempt: () => {
      const text = JSON.stringify(draft().text);
      const { sent = text, key } = draft();
      keep({ ...draft(), sent: text, key: sent === text ? key : crypto.randomUUID() });
      return draft().key;
    },
    clear: () => storeJson(NAME, undefined),
  };
}
