import * as Rooms from "../rooms";
import { pause, query } from "../table";
import * as Topics from "../topics";
import * as Walks from "../walks";

const PAGE = 50;
/** A topic that is still counted as having rooms after so many empty rounds is left as it is. */
const ROUNDS = 20;

/** Where the walk is: among the topic's rooms, or among the deleted ones of all topics; on which round. */
type Place = { part: "rooms" | "deleted"; start?: object; round: number };

/**
 * Carries a topic's present name to a page of its rooms; or, when it was merged, brings them under the other topic and goes
 * round until none is left.
 */
export const retitleTopic: Walks.Walk = async ({ step, subject: topicId, from }) => {
  const topic = await Topics.getStanding(topicId);
  const target = topic?.mergedInto === undefined ? topic : await Topics.getStanding(topic.mergedInto);
  if (!topic || !target) return undefined;
  const place: Place = from === undefined ? { part: "rooms", round: 1 } : JSON.parse(from);
  const { heads, next } = await page(topicId, place);
  for (const head of heads.filter((head) => head.topicId === topicId)) {
    if (target.id === topicId && head.topicName === target.name) continue;
    await Walks.pace(1);
    await Rooms.retitle(head, topicId, target);
  }
  const goOn = (place: Place) => ({ step, subject: topicId, from: JSON.stringify(place) });
  if (next) return goOn(next);
  if (topic.mergedInto === undefined || (await Topics.vanish(topicId)) || place.round === ROUNDS) return undefined;
  await pause(place.round);
  return goOn({ part: "rooms", round: place.round + 1 });
};

async function page(
  topicId: string,
  { part, start, round }: Place,
): Promise<{ heads: Rooms.RoomItem[]; next?: Place }> {
  // What is talked in meanwhile moves to the end, so nothing is passed by.
  const range =
    part === "rooms"
      ? ({ index: "gsi1", partition: Rooms.topicPartition(topicId) } as const)
      : ({ index: "gsi2", partition: Rooms.PURGE } as const);
  const { items: heads, lastKey } = await query<Rooms.RoomItem>(range, { limit: PAGE, start });
  if (lastKey) return { heads, next: { part, start: lastKey, round } };
  return { heads, next: part === "rooms" ? { part: "deleted", round } : undefined };
}
