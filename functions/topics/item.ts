import * as v from "valibot";
import { foldTopicName, type Topic, type TopicRef, topicSlug } from "../../shared/topics";
import type { Item, Key } from "../table";

export const topicKey = (topicId: string): Key => ({ pk: `T#${topicId}`, sk: "N" });

/** Not a topic: it counts the rooms of all topics. */
export const ALL_ROOMS = topicKey("ALL");

export const topicNameKey = (name: string): Key => ({ pk: `TN#${foldTopicName(name)}`, sk: "N" });

/** GSI2 item collection: all topics and the count of all rooms, ordered by room count. */
export const TOPICS = "TOPICS";

export const TopicItem = v.looseObject({
  pk: v.pipe(v.string(), v.startsWith("T#")),
  sk: v.literal("N"),
  name: v.optional(v.string()),
  gsi2pk: v.literal(TOPICS),
  gsi2sk: v.number(),
  /** The topic under which its rooms are being brought. */
  mergedInto: v.optional(v.string()),
});
export type TopicItem = v.InferOutput<typeof TopicItem>;

export type TopicNameItem = Item & { topicId: string; name: string };

export const topicIdOf = ({ pk }: Pick<Key, "pk">) => pk.slice("T#".length);

export const toTopicRef = (id: string, name: string): TopicRef => ({ id, name, slug: topicSlug(name) });

export const toTopic = (item: TopicItem): Topic => ({
  ...toTopicRef(topicIdOf(item), item.name ?? ""),
  roomCount: item.gsi2sk,
});
