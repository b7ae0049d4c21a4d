import type { Message } from "../../shared/messages";
import * as at from "../api/addresses";
import { post, remove } from "../api/client";
import { inWords } from "../app/failure";
import { toast, toastUndo } from "../ui/toast";
import { say } from "./strings";

type Put = (message: Message) => void;

const failed = (title: string) => (error: unknown) => {
  toast(`${title} ${inWords(error)}`, { isUrgent: true });
};

/** Takes another's message out of a room, by its host's right or the owner's. It goes at once, and can be brought back. */
export async function takeAway(put: Put, message: Message, by: NonNullable<Message["removedBy"]>) {
  const { roomId, id } = message;
  const address = `${at.messages(roomId)}/${id}`;
  put({ ...message, body: "", deletedAt: new Date().toISOString(), removedBy: by });
  const back = () =>
    post<Message>(`${address}/restore`).then((there) => {
      put(there);
      toast(say.messageBack);
    }, failed(say.messageNotBack));
  try {
    await remove(address);
    toastUndo(say.messageGone, say.undo, () => void back());
  } catch (error) {
    put(message);
    failed(say.messageNotGone)(error);
  }
}
