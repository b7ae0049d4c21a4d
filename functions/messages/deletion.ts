import { RESTORABLE_DAYS } from "../../shared/limits";
import { Problem } from "../../shared/problems";
import type { Plan } from "../table";
import { activityKeys, isExpired, type MessageItem, messageIdOf, restorableUntil } from "./item";

/** Leaves a gap in the room, from which the message can be brought back for 30 days. */
export const deleting = ({ version }: MessageItem, removedBy?: MessageItem["removedBy"]) => {
  const deletedAt = Date.now();
  return {
    set: { deletedAt, removedBy, ttl: Math.ceil(restorableUntil(deletedAt) / 1000), version: version + 1 },
    remove: ["gsi2pk", "gsi2sk"],
  } satisfies Plan;
};

/** Closes the gap. @throws Problem gone after 30 days. */
export function bringingBack(message: MessageItem): Plan {
  if (isExpired(message)) {
    throw new Problem("gone", { detail: `A deleted message can be brought back for ${RESTORABLE_DAYS} days.` });
  }
  return {
    // While its room's messages are on their way back, the walk gives this one its place in the indexes.
    ...(message.hidden
      ? { when: "hidden = :hidden", values: { ":hidden": true } }
      : { when: "attribute_not_exists(hidden)" }),
    set: { version: message.version + 1, ...(message.hidden ? {} : activityKeys(messageIdOf(message))) },
    remove: ["deletedAt", "removedBy", "ttl"],
  };
}
