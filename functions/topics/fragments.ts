import { type Fragment, type Item, newId } from "../table";
import { ALL_ROOMS, TOPICS, type TopicNameItem, topicKey, topicNameKey } from "./item";

/** A topic that a room is put under; `isNew` while nobody has made it. */
export type NamedTopic = { id: string; name: string; isNew: boolean };

/** The topic of a name, by the item at `topicNameKey(name)`, or a new one when there is none. */
export function named(name: string, found: Item | undefined): NamedTopic {
  const known = found as TopicNameItem | undefined;
  return known ? { id: known.topicId, name: known.name, isNew: false } : { id: newId(), name, isNew: true };
}

/**
 * The writes that make a new topic with its first room. `taken` is told the name's item when somebody made the topic
 * first: then the transaction wrote nothing and goes again with `named`.
 */
export const creating = (topic: NamedTopic, taken: (found: Item | undefined) => void): Fragment[] => [
  {
    put: { ...topicNameKey(topic.name), topicId: topic.id, name: topic.name },
    when: "attribute_not_exists(pk)",
    otherwise: taken,
  },
  { put: { ...topicKey(topic.id), name: topic.name, gsi2pk: TOPICS, gsi2sk: 1 }, when: "attribute_not_exists(pk)" },
];

/** The write that counts rooms into or out of a topic that exists. */
export const counting = (topicId: string, rooms: 1 | -1): Fragment => ({
  update: topicKey(topicId),
  change: { add: { gsi2sk: rooms } },
  when: "attribute_exists(pk)",
});

/** The write that counts rooms of all topics. */
export const countingAll = (rooms: 1 | -1): Fragment => ({
  update: ALL_ROOMS,
  change: { set: { gsi2pk: TOPICS }, add: { gsi2sk: rooms } },
});

/** One more room under a topic, made by it if it is new. */
export const addingRoom = (topic: NamedTopic, taken: (found: Item | undefined) => void): Fragment[] =>
  topic.isNew ? creating(topic, taken) : [counting(topic.id, 1)];
