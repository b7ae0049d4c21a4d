import type { Message } from "../../shared/messages";
import { isMe } from "../session/session";
import { say } from "./strings";

/** The first message that others said between one's last visit and this one; none while it may be further back. */
export function newSince(messages: Message[], seen: number | undefined, openedAt: number) {
  const at = ({ createdAt }: Message) => Date.parse(createdAt);
  if (seen === undefined || !messages.some((message) => at(message) <= seen)) return undefined;
  const came = messages.filter(
    (one) => at(one) > seen && at(one) <= openedAt && !isMe(one.author.id) && !one.deletedAt,
  );
  return came[0] && { id: came[0].id, count: came.length, label: say.since(came.length) };
}
