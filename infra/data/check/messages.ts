import { type Item, timeOf } from "../../../functions/table";
import { TEXT_LIMITS } from "../../../shared/limits";
import { DELETED_PERSON } from "../../../shared/people";
import { expectKeys, expectText, expectVersion, nameOf } from "./keys";
import type { References } from "./people";
import { seeCounts } from "./reactions";
import { RESTORABLE_MS, type RoomsCheck } from "./rooms";
import type { Report } from "./rules";

/** Messages, one at a time; what they say together of their room is left with the rooms. */
export class MessagesCheck {
  constructor(
    readonly report: Report,
    readonly references: References,
    readonly rooms: RoomsCheck,
  ) {}

  see(message: Item) {
    const { authorId, deletedAt, ttl, hidden } = message;
    const id = message.sk.slice("M#".length);
    this.#note(message, timeOf(id));
    expectVersion(this.report, message);
    expectText(this.report, message, TEXT_LIMITS.message);
    this.references.show(authorId, message.authorName, message);
    const expires = deletedAt === undefined ? undefined : Math.ceil((Number(deletedAt) + RESTORABLE_MS) / 1000);
    this.report.expect(ttl === expires, "tombstone", () => nameOf(message));
    if (hidden) expectKeys(this.report, message, {});
    else {
      expectKeys(this.report, message, {
        // Nobody has no list.
        ...(authorId !== DELETED_PERSON.id && { gsi1: [`U#${authorId}`, `A#${id}`] as [string, string] }),
        ...(deletedAt === undefined && { gsi2: [/^A#\d+$/, timeOf(id)] }),
      });
    }
    if (deletedAt !== undefined) this.report.count("message taken back");
    if (hidden) this.report.count("message hidden");
  }

  #note(message: Item, at: number) {
    const facts = this.rooms.facts(message);
    if (message.hidden) facts.hidden ??= nameOf(message);
    else facts.shown ??= nameOf(message);
    seeCounts(facts.reactions, message);
    const newest = facts.newest;
    if (message.deletedAt === undefined && (!newest || newest.sk < message.sk)) {
      facts.newest = { sk: message.sk, at, by: String(message.authorId) };
    }
  }
}
