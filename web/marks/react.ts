import { createSignal, type Signal } from "solid-js";
import type { Message } from "../../shared/messages";
import { REACTIONS, type Reaction, type ReactionCounts } from "../../shared/reactions";
import * as at from "../api/addresses";
import { call } from "../api/client";
import { inWords } from "../app/failure";
import { isMe, person } from "../session/session";
import { toast } from "../ui/toast";
import { choose, ownOn } from "./own";
import { say } from "./strings";

/**
 * What has changed here since a message was read. It hangs on the very object: once the message is read again with other
 * counts, it is another object, whose counts hold the change.
 */
const changes = new WeakMap<Message, Signal<ReactionCounts | undefined>>();

function changeOf(message: Message) {
  const change = changes.get(message) ?? createSignal<ReactionCounts>();
  changes.set(message, change);
  return change;
}

/** How many people chose what, in the house's order. */
export const countsOn = (message: Message) => {
  const counts = changeOf(message)[0]() ?? message.reactions ?? {};
  return REACTIONS.flatMap((reaction) => (counts[reaction] ? [{ reaction, count: counts[reaction] }] : []));
};

/** One's own words are for others to react to. */
export const mayReact = (message: Message) => Boolean(person()) && !isMe(message.author.id) && !message.waits;

const moved = (counts: ReactionCounts, from: Reaction | undefined, to: Reaction | undefined): ReactionCounts => ({
  ...counts,
  ...(from && { [from]: Math.max(0, (counts[from] ?? 0) - 1) }),
  ...(to && { [to]: (counts[to] ?? 0) + 1 }),
});

const underWay = new Set<string>();

/** Shows it at once, and takes it back with a sentence if it did not arrive. The same again takes it back. */
export async function react(message: Message, reaction: Reaction) {
  const { id, roomId } = message;
  if (underWay.has(id)) return;
  underWay.add(id);
  const [counts, setCounts] = changeOf(message);
  const before = ownOn(id);
  const after = before === reaction ? undefined : reaction;
  const show = (from: Reaction | undefined, to: Reaction | undefined) => {
    setCounts(moved(counts() ?? message.reactions ?? {}, from, to));
    choose(id, to);
  };
  show(before, after);
  try {
    const address = `${at.messages(roomId)}/${id}/reaction`;
    await call(after ? "PUT" : "DELETE", address, after && { body: { reaction: after } });
  } catch (error) {
    show(after, before);
    toast(`${say.notReacted} ${inWords(error)}`, { isUrgent: true });
  } finally {
    underWay.delete(id);
  }
}
