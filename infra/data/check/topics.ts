import type { Item } from "../../../functions/table";
import { foldTopicName } from "../../../shared/topics";
import { expectKeys } from "./keys";
import type { RoomsCheck } from "./rooms";
import type { Report } from "./rules";

/** Topics, their names and their counts. */
export class TopicsCheck {
  readonly #topics = new Map<string, { name: string; count: number }>();
  readonly #names = new Map<string, { topicId: string; name: string }>();
  #all = 0;

  constructor(
    readonly report: Report,
    readonly rooms: RoomsCheck,
  ) {}

  seeTopic(item: Item) {
    this.#topics.set(item.pk.slice("T#".length), { name: String(item.name), count: Number(item.gsi2sk) });
    expectKeys(this.report, item, { gsi2: ["TOPICS", Number(item.gsi2sk)] });
  }

  seeAll(item: Item) {
    this.#all = Number(item.gsi2sk);
    expectKeys(this.report, item, { gsi2: ["TOPICS", this.#all] });
  }

  seeName({ pk, topicId, name }: Item) {
    this.#names.set(pk.slice("TN#".length), { topicId: String(topicId), name: String(name) });
  }

  finish() {
    const { report, rooms } = this;
    report.expect(this.#all === rooms.live, "all-count", () => `T#ALL says ${this.#all}, ${rooms.live} are live`);
    for (const [id, { name, count }] of this.#topics) {
      const under = rooms.liveByTopic.get(id) ?? 0;
      report.expect(count === under, "topic-count", () => `T#${id} says ${count}, ${under} are under it`);
      const leads = this.#names.get(foldTopicName(name))?.topicId === id;
      report.expect(leads, "topic-name", () => `T#${id}: no TN#${foldTopicName(name)} leads there`);
    }
    for (const [folded, { topicId, name }] of this.#names) {
      const topic = this.#topics.get(topicId);
      const holds = foldTopicName(name) === folded && topic?.name === name;
      report.expect(
        holds,
        "topic-name",
        () => `TN#${folded} leads to T#${topicId}, ${topic?.name ?? "which is not there"}`,
      );
    }
    for (const { id, name, by } of rooms.topicsNamed.values()) {
      report.expect(this.#topics.get(id)?.name === name, "room-topic", () => `${by} is under T#${id}, ${name}`);
    }
  }
}
