import { Problem } from "../../shared/problems";
import { type Fragment, getItem, query, transact, writeBatch } from "../table";
import { type TopicItem, topicKey, topicNameKey } from "./item";

type Standing = { id: string; name: string; mergedInto?: string };

/** A topic as it stands; undefined when there is none (any more). */
export async function getStanding(topicId: string): Promise<Standing | undefined> {
  const topic = await getItem<TopicItem>(topicKey(topicId), { consistent: true });
  return topic?.name === undefined ? undefined : { id: topicId, name: topic.name, mergedInto: topic.mergedInto };
}

const conflict = (detail: string) => () => {
  throw new Problem("conflict", { detail });
};

/** The writes that give a topic another name; the old one is free then. @throws Problem conflict when it is another's. */
export function renaming({ id, name: old }: Standing, name: string): Fragment[] {
  const [oldKey, newKey] = [topicNameKey(old), topicNameKey(name)];
  const own = { when: "attribute_not_exists(pk) OR topicId = :topic", values: { ":topic": id } };
  return [
    {
      update: topicKey(id),
      change: { set: { name } },
      when: "name = :old AND attribute_not_exists(mergedInto)",
      values: { ":old": old },
      otherwise: conflict("Somebody changed this topic meanwhile."),
    },
    { put: { ...newKey, topicId: id, name }, ...own, otherwise: conflict("Another topic has this name: merge them.") },
    ...(oldKey.pk === newKey.pk ? [] : [{ delete: oldKey, ...own }]),
  ];
}

/** The writes that begin to merge a topic into another: no new room comes under it, and its name is free. */
export const merging = (from: Standing, into: Standing): Fragment[] => [
  {
    update: topicKey(from.id),
    change: { set: { mergedInto: into.id } },
    when: "name = :name AND attribute_not_exists(mergedInto)",
    values: { ":name": from.name },
    otherwise: conflict("Somebody changed this topic meanwhile."),
  },
  {
    check: topicKey(into.id),
    when: "attribute_exists(name) AND attribute_not_exists(mergedInto)",
    otherwise: conflict("The other topic is on its way into a third."),
  },
  {
    delete: topicNameKey(from.name),
    when: "attribute_not_exists(pk) OR topicId = :topic",
    values: { ":topic": from.id },
  },
];

/** Ends a topic that was merged. Answers false while rooms are counted under it. */
export async function vanish(topicId: string): Promise<boolean> {
  const { pk, sk } = topicKey(topicId);
  for (;;) {
    const { items } = await query({ partition: pk, consistent: true }, { limit: 100 });
    const beside = items.filter((item) => item.sk !== sk);
    if (beside.length === 0) break;
    await writeBatch({ deletes: beside });
  }
  return transact([
    {
      delete: { pk, sk },
      when: "attribute_not_exists(pk) OR (attribute_exists(mergedInto) AND gsi2sk <= :none)",
      values: { ":none": 0 },
    },
  ]);
}
