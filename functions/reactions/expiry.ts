import * as Messages from "../messages";
import * as Rooms from "../rooms";
import { getItem, type Listener, query, updateItem } from "../table";
import * as Walks from "../walks";
import { type ReactionItem, reactionsOf } from "./item";

const PAGE = 100;
const AT_ONCE = 10;

/** Reactions go for good when their message does, so they are told when it was deleted, or brought back. */
export const listener: Listener<Messages.MessageItem> = {
  watches: ({ pk, sk }) => pk.startsWith("R#") && sk.startsWith("M#"),
  schema: Messages.MessageItem,
  async onChange(changes) {
    const turned = changes.filter(({ before, after }) => before?.ttl !== after.ttl && Messages.hasReactions(after));
    const subjects = new Set(turned.map(({ after }) => `${Rooms.roomIdOf(after)}#${Messages.messageIdOf(after)}`));
    for (const subject of subjects) await Walks.request({ step: "align-reactions", subject });
  },
};

/** Gives a page of a message's reactions its expiry, or takes it from them. */
export const align: Walks.Walk = async ({ step, subject, from }) => {
  const [roomId, messageId] = subject.split("#") as [string, string];
  const message = await getItem<Messages.MessageItem>(Messages.messageKey(roomId, messageId), { consistent: true });
  if (!message) return undefined;
  const ttl = message.ttl as number | undefined;
  const partition = Rooms.roomPartition(roomId);
  const { items, lastKey } = await query<ReactionItem>(
    { partition, beginsWith: reactionsOf(messageId), consistent: true },
    { limit: PAGE, start: from === undefined ? undefined : { pk: partition, sk: from } },
  );
  const waiting = items.filter((one) => one.ttl !== ttl);
  for (let start = 0; start < waiting.length; start += AT_ONCE) {
    const some = waiting.slice(start, start + AT_ONCE);
    await Walks.pace(some.length);
    await Promise.all(some.map((one) => expire(one, ttl)));
  }
  return lastKey && { step, subject, from: String(lastKey.sk) };
};

const expire = (item: ReactionItem, ttl: number | undefined) =>
  updateItem(item, {
    ...(ttl === undefined ? { remove: ["ttl"] } : { set: { ttl } }),
    when: "attribute_exists(pk)",
  });
