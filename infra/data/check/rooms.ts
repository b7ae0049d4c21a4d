import { type Item, timeOf } from "../../../functions/table";
import { RESTORABLE_DAYS, TEXT_LIMITS } from "../../../shared/limits";
import { DELETED_PERSON } from "../../../shared/people";
import { expectKeys, expectText, expectVersion, nameOf } from "./keys";
import type { References } from "./people";
import type { Report } from "./rules";

export const RESTORABLE_MS = RESTORABLE_DAYS * 24 * 3600 * 1000;

/** What is kept of a room while the table goes by: no text, no message. */
type RoomFacts = {
  head?: Item;
  hosts: Item[];
  members: number;
  /** The newest message that was not taken back. */
  newest?: { sk: string; at: number; by: string };
  /** How many more reactions of a kind there are than messages count: none, at the end. */
  reactions: Map<string, number>;
  /** Who is told that the room waits, and why. */
  waiting: Item[];
  /** A message that is hidden, and one that is not. */
  hidden?: string;
  shown?: string;
  /** Something that stands in the room's partition. */
  thing?: string;
};

const CARD = ["name", "excerpt", "topicId", "topicName", "hostId", "hostName", "deletedAt"] as const;

/** Heads and members, and what a room's messages say together. Live rooms are counted by topic for the topics' check. */
export class RoomsCheck {
  readonly #rooms = new Map<string, RoomFacts>();
  readonly liveByTopic = new Map<string, number>();
  readonly topicsNamed = new Map<string, { id: string; name: unknown; by: string }>();
  live = 0;

  constructor(
    readonly report: Report,
    readonly references: References,
  ) {}

  facts(item: Item): RoomFacts {
    let facts = this.#rooms.get(item.pk);
    if (!facts) {
      facts = { hosts: [], members: 0, reactions: new Map(), waiting: [] };
      this.#rooms.set(item.pk, facts);
    }
    if (item.sk !== "N") facts.thing ??= nameOf(item);
    return facts;
  }

  seeWaiting(item: Item) {
    const pk = `R#${item.sk.slice("Y#".length)}`;
    this.facts({ ...item, pk }).waiting.push(item);
  }

  seeHead(item: Item) {
    const { rest: _, ...head } = item;
    this.facts(item).head = head;
    expectVersion(this.report, item);
    expectText(this.report, item, TEXT_LIMITS.description);
    this.references.show(item.hostId, item.hostName, item);
    this.#expectPlace(item);
  }

  seeMember(item: Item) {
    const facts = this.facts(item);
    facts.members += 1;
    const userId = item.sk.slice("P#".length);
    this.references.show(userId, item.authorName, item);
    if (item.isHost) {
      facts.hosts.push(item);
      return;
    }
    const joined = String(item.gsi1sk).slice("J#".length);
    const isAt = item.gsi1sk === `J#${joined}` && joined.length === 26 && timeOf(joined) === item.joinedAt;
    expectKeys(this.report, item, { gsi1: [`U#${userId}`, isAt ? `J#${joined}` : `J# and ${item.joinedAt}`] });
  }

  finish() {
    for (const [pk, facts] of this.#rooms) {
      const { head, thing, members, hidden, shown } = facts;
      if (!head) {
        this.report.broken("room-known", thing!);
        continue;
      }
      // What is being purged is half gone.
      if (head.purging) continue;
      const { participantCount } = head;
      this.report.expect(participantCount === members, "participant-count", () => {
        return `${pk} says ${participantCount}, ${members} are there`;
      });
      for (const [kind, more] of facts.reactions) {
        this.report.expect(more === 0, "reactions", () => `${pk} has ${more} more of ${kind} than its messages count`);
      }
      this.#expectHost(head, facts.hosts);
      this.#expectAnswer(head, facts);
      const amiss = head.deletedAt === undefined ? hidden : shown;
      if (amiss) this.report.broken("message-hidden", amiss);
      if (head.deletedAt === undefined) this.#finishLive(head, facts);
    }
  }

  #expectAnswer(head: Item, { newest, waiting }: RoomFacts) {
    const { pk, hostId, name, deletedAt, answered, answerId, answeredAt } = head;
    const isWhole = answerId !== undefined && Number.isInteger(answeredAt) && newest !== undefined;
    this.report.expect(!answered || isWhole, "answer", () => nameOf(head));
    const isAnothers = newest !== undefined && newest.by !== hostId;
    const isOpen = isAnothers
      ? newest.at > (answered ? Number(answeredAt) : 0)
      : !answered && head.participantCount === 1;
    const isTold = deletedAt === undefined && hostId !== DELETED_PERSON.id && isOpen;
    const expected = isTold ? [`U#${hostId} ${isAnothers ? "waits" : "quiet"} ${name}`] : [];
    const told = waiting.map((one) => `${one.pk} ${one.reason} ${one.roomName}`);
    this.report.expect(told.join() === expected.join(), "waiting", () => {
      return `${pk}: ${told.join(", ") || "nobody"} for ${expected.join() || "nobody"}`;
    });
  }

  #finishLive(head: Item, { newest }: RoomFacts) {
    const { pk, topicId, topicName, lastAt } = head;
    this.live += 1;
    this.liveByTopic.set(String(topicId), (this.liveByTopic.get(String(topicId)) ?? 0) + 1);
    // One room of each name is enough: a room that bears another name adds it.
    this.topicsNamed.set(`${topicId} ${topicName}`, { id: String(topicId), name: topicName, by: pk });
    const expected = newest?.at ?? timeOf(roomIdOf(head));
    this.report.expect(lastAt === expected, "last-activity", () => `${pk} stands at ${lastAt}, not ${expected}`);
  }

  #expectPlace(head: Item) {
    const { deletedAt, purgeAt, purging, lastAt, topicId } = head;
    const id = roomIdOf(head);
    if (deletedAt === undefined) {
      this.report.expect(purgeAt === undefined && purging === undefined, "room-deleted", () => nameOf(head));
      const place = `${String(lastAt).padStart(15, "0")}${id}`;
      expectKeys(this.report, head, { gsi1: [`T#${topicId}`, place], gsi2: [/^F#\d+$/, Number(lastAt)] });
      return;
    }
    const due = Number(deletedAt) + RESTORABLE_MS;
    const isDue = Number.isInteger(deletedAt) && (purgeAt === due || (purging === true && Number(purgeAt) < due));
    this.report.expect(isDue, "room-deleted", () => nameOf(head));
    expectKeys(this.report, head, { gsi2: ["PURGE", Number(purgeAt)] });
  }

  #expectHost(head: Item, hosts: Item[]) {
    const [host] = hosts;
    const isLeft = head.hostId === DELETED_PERSON.id && hosts.length === 0;
    const isOne =
      hosts.length === 1 && host?.sk === `P#${head.hostId}` && CARD.every((name) => host[name] === head[name]);
    this.report.expect(isLeft || isOne, "host", () => `${head.pk}: ${hosts.map(({ sk }) => sk).join(", ") || "none"}`);
    for (const one of hosts) {
      const id = roomIdOf(head);
      const userId = one.sk.slice("P#".length);
      expectKeys(this.report, one, {
        gsi1: [`U#${userId}`, `A#${id}`],
        ...(head.deletedAt === undefined && { gsi2: [`H#${userId}`, timeOf(id)] }),
      });
    }
  }
}

const roomIdOf = ({ pk }: Item) => pk.slice("R#".length);
