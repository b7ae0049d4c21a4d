import { Problem } from "../../shared/problems";
import { type Key, revise } from "../table";
import { bringingBack, deleting } from "./deletion";
import type { MessageItem } from "./item";

const gone = () => new Problem("not-found");

/** Hides a message with all others of its author. One that was deleted before stays as it is. */
export const hideBanned = ({ pk, sk }: Key, authorId: string): Promise<void> =>
  changing({ pk, sk }, authorId, (message) => (message.deletedAt === undefined ? deleting(message, "ban") : undefined));

/** Shows it again, if it was hidden so. After 30 days it is gone. */
export const showUnbanned = ({ pk, sk }: Key, authorId: string): Promise<void> =>
  changing({ pk, sk }, authorId, (message) => (message.removedBy === "ban" ? bringingBack(message) : undefined));

async function changing(
  key: Key,
  authorId: string,
  decide: (message: MessageItem) => ReturnType<typeof bringingBack> | undefined,
) {
  await revise<MessageItem>(key, undefined, (message) => {
    if (!message) throw gone();
    return message.authorId === authorId ? decide(message) : undefined;
  }).catch((error: unknown) => {
    // It went meanwhile, for good.
    if (error instanceof Problem && ["not-found", "gone"].includes(error.code)) return;
    throw error;
  });
}
