import { Problem } from "../../shared/problems";
import * as Audit from "../audit";
import * as Community from "../community";
import { transact } from "../table";
import * as Topics from "../topics";
import type { Actor } from "../users";

async function standing(topicId: string) {
  const topic = await Topics.getStanding(topicId);
  if (!topic || topic.mergedInto !== undefined) throw new Problem("not-found", { detail: "There is no such topic." });
  return topic;
}

/** Gives a topic another name; the topic's change sets off the walk that brings its rooms along. @throws Problem forbidden, not-found, conflict. */
export async function renameTopic(actor: Actor, topicId: string, name: string): Promise<void> {
  await Community.requireOwner(actor);
  const topic = await standing(topicId);
  if (topic.name === name) return;
  await transact([
    Community.ownerCheck(actor),
    ...Topics.renaming(topic, name),
    Audit.entry(actor, { action: "topic-renamed", note: `${topic.name} is now ${name}` }),
  ]);
}

/** Begins to bring a topic's rooms under another one, by the same walk, which ends the topic. @throws Problem forbidden, not-found, conflict. */
export async function mergeTopics(actor: Actor, fromId: string, intoId: string): Promise<void> {
  await Community.requireOwner(actor);
  if (fromId === intoId) throw new Problem("conflict", { detail: "A topic cannot be merged into itself." });
  const [from, into] = [await standing(fromId), await standing(intoId)];
  await transact([
    Community.ownerCheck(actor),
    ...Topics.merging(from, into),
    Audit.entry(actor, { action: "topics-merged", note: `${from.name} is now part of ${into.name}` }),
  ]);
}
