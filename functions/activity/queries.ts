import type { ActivityItem } from "../../shared/activity";
import type { Page } from "../../shared/pages";
import * as Messages from "../messages";
import * as Rooms from "../rooms";
import { type PageRequest, queryItems, queryShards } from "../table";
import type { Actor } from "../users";
import { type Entry, isMessage, type MessageEntry, toActivityItem } from "./item";

/** Access pattern: what everybody says, newest first. */
export const listEverywhere = (page: PageRequest): Promise<Page<ActivityItem>> =>
  queryShards<MessageEntry & { gsi2sk: number }, ActivityItem>(Messages.ACTIVITY, page, toActivityItem);

/** Access pattern: what one created and said oneself, newest first, with what was deleted and can be brought back. */
export const listOwn = (actor: Actor, page: PageRequest): Promise<Page<ActivityItem>> =>
  listEntries(actor.userId, page, (entry) => !Messages.isExpired(entry));

/** Access pattern: what a person said, newest first, as others may see it. */
export const listByPerson = (userId: string, page: PageRequest): Promise<Page<ActivityItem>> =>
  listEntries(userId, page, (entry) => isMessage(entry) && entry.deletedAt === undefined);

// A stretch that others may not see at all is passed over, but not for ever: the caller may ask for more.
const READS = 5;

/** Pages may be shorter than asked for: what is not to be seen stands between what is. */
async function listEntries(
  userId: string,
  { cursor, limit }: PageRequest,
  mayBeSeen: (entry: Entry) => boolean,
): Promise<Page<ActivityItem>> {
  const range = {
    index: "gsi1",
    partition: Rooms.personPartition(userId),
    beginsWith: "A#",
    newestFirst: true,
  } as const;
  let page = await queryItems<Entry>(range, { cursor, limit });
  for (let reads = 1; reads < READS && page.next !== null && !page.items.some(mayBeSeen); reads++) {
    page = await queryItems<Entry>(range, { cursor: page.next, limit });
  }
  return { items: page.items.filter(mayBeSeen).map(toActivityItem), next: page.next };
}
