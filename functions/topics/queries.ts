import type { Page } from "../../shared/pages";
import type { Topic, TopicRef } from "../../shared/topics";
import { decodeCursor, encodeCursor, getItem, type PageRequest, query, startAfter } from "../table";
import { ALL_ROOMS, TOPICS, type TopicItem, type TopicNameItem, topicNameKey, toTopic, toTopicRef } from "./item";

const topicsByRooms = { index: "gsi2", partition: TOPICS, newestFirst: true } as const;

/** A place in the list, and the count of all rooms: it stands on the first page alone. */
type Position = { after: [count: number, pk: string, sk: string]; roomCount: number };

/** Access pattern: topics, those with most rooms first, and the count of all rooms beside them. */
export async function list({ cursor, limit }: PageRequest): Promise<Page<Topic> & { roomCount: number }> {
  const position = cursor === undefined ? undefined : decodeCursor<Position>(TOPICS, cursor);
  const { items } = await query<TopicItem>(topicsByRooms, {
    // One for the count of all, one to see whether there is more.
    limit: limit + 2,
    start: position && startAfter(topicsByRooms, position.after),
  });
  const topics = items.filter(({ pk }) => pk !== ALL_ROOMS.pk);
  const shown = topics.slice(0, limit);
  const last = shown.at(-1);
  const roomCount = position?.roomCount ?? countOfAll(items);
  const next =
    last && topics.length > limit
      ? encodeCursor(TOPICS, { after: [last.gsi2sk, last.pk, last.sk], roomCount } satisfies Position)
      : null;
  return { items: shown.map(toTopic), next, roomCount };
}

// No topic has more rooms than all have. Where the count of all is not among the first, they tie with it.
const countOfAll = (items: TopicItem[]) => (items.find(({ pk }) => pk === ALL_ROOMS.pk) ?? items[0])?.gsi2sk ?? 0;

/** Access pattern: a topic by its name, whatever the case. */
export async function find(name: string): Promise<TopicRef | undefined> {
  const found = await getItem<TopicNameItem>(topicNameKey(name));
  return found && toTopicRef(found.topicId, found.name);
}
