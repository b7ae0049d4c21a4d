import { foldTopicName } from "../../shared/topics";
import { type Fragment, getItem, getItems, importedId, transact } from "../table";
import { ALL_ROOMS, TOPICS, type TopicItem, type TopicNameItem, topicKey, topicNameKey } from "./item";

/** A topic as an archive names it; `madeAt` in milliseconds. */
export type ImportedTopic = { name: string; madeAt: number };

export type TopicOfImport = { id: string; name: string };

/** The topics of these names, in the order given, at most 50; made where nobody has named them yet. */
export async function importTopics(topics: ImportedTopic[]): Promise<TopicOfImport[]> {
  const names = await getItems<TopicNameItem>(
    topics.map(({ name }) => topicNameKey(name)),
    { consistent: true },
  );
  return Promise.all(topics.map((topic, index) => toTopic(names[index]) ?? make(topic)));
}

const toTopic = (item: TopicNameItem | undefined): TopicOfImport | undefined =>
  item && { id: item.topicId, name: item.name };

/** Makes a topic, without a room as yet: importing rooms counts them. */
async function make({ name, madeAt }: ImportedTopic): Promise<TopicOfImport> {
  const id = importedId(madeAt, `topic ${foldTopicName(name)}`);
  const done = await transact([
    { put: { ...topicNameKey(name), topicId: id, name }, when: "attribute_not_exists(pk)" },
    { put: { ...topicKey(id), name, gsi2pk: TOPICS, gsi2sk: 0 }, when: "attribute_not_exists(pk)" },
  ]);
  if (done) return { id, name };
  const taken = toTopic(await getItem<TopicNameItem>(topicNameKey(name), { consistent: true }));
  if (taken) return taken;
  // An earlier import made it, and it bears another name by now.
  const renamed = await getItem<TopicItem>(topicKey(id), { consistent: true });
  return { id, name: renamed?.name ?? name };
}

/** The writes that count imported rooms into their topics and into all: one topic id for each room. */
export function countingImported(topicIds: string[]): Fragment[] {
  const counts = new Map<string, number>();
  for (const id of topicIds) counts.set(id, (counts.get(id) ?? 0) + 1);
  return [
    ...[...counts].map(([id, rooms]) => ({ update: topicKey(id), change: { add: { gsi2sk: rooms } } })),
    { update: ALL_ROOMS, change: { set: { gsi2pk: TOPICS }, add: { gsi2sk: topicIds.length } } },
  ];
}
