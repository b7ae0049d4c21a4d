import type { Message } from "../../shared/messages";
import * as at from "../api/addresses";
import { post, remove } from "../api/client";
import { inWords } from "../app/failure";
import { takeFocus } from "../ui/take-focus";
import { toast, toastUndo } from "../ui/toast";
import { say } from "./later-strings";
import type { Talk } from "./talk";

const addressOf = ({ roomId, id }: Message) => `${at.messages(roomId)}/${id}`;

const failed = (title: string) => (error: unknown) => {
  toast(`${title} ${inWords(error)}`, { isUrgent: true });
};

/** A message's menu, or what brings it back, goes on with the focus that was in its row. */
export const goOnAt = ({ id }: Message) =>
  takeFocus(() => document.getElementById(id)?.querySelector(":scope > .said > .icon, :scope > .btn"));

const putInPlace = (talk: Talk, message: Message) => {
  talk.put(message);
  goOnAt(message);
};

/** Puts the address of a message where it can be pasted. */
export const copyLink = ({ roomId, id }: Message) =>
  navigator.clipboard.writeText(`${location.origin}/rooms/${roomId}#${id}`).then(
    () => void toast(say.copied),
    () => void toast(say.notCopied, { isUrgent: true }),
  );

/** Brings back what one took back. */
export const restore = (talk: Talk, message: Message) =>
  post<Message>(`${addressOf(message)}/restore`).then((back) => {
    putInPlace(talk, back);
    toast(say.back);
  }, failed(say.notBack));

/** It goes at once; what the table says is awaited behind it. */
export const takeBack = async (talk: Talk, message: Message) => {
  putInPlace(talk, { ...message, body: "", deletedAt: new Date().toISOString() });
  try {
    await remove(addressOf(message));
    toastUndo(say.deleted, say.undo, () => restore(talk, message));
  } catch (error) {
    putInPlace(talk, message);
    failed(say.notDeleted)(error);
  }
};
