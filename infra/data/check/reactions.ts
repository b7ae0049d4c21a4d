import type { Item } from "../../../functions/table";
import { REACTIONS } from "../../../shared/reactions";
import { expectKeys, nameOf } from "./keys";
import type { References } from "./people";
import type { RoomsCheck } from "./rooms";
import type { Report } from "./rules";

/** What expires may go before or after what counts it. */
const isExpiring = ({ ttl }: Item) => ttl !== undefined && Number(ttl) * 1000 <= Date.now();

/** Counts one room's messages against the reactions in it, by kind: no message is kept in mind for it. */
export class ReactionsCheck {
  constructor(
    readonly report: Report,
    readonly references: References,
    readonly rooms: RoomsCheck,
  ) {}

  see(item: Item) {
    const [, messageId, userId] = item.sk.split("#") as [string, string, string];
    const kind = String(item.reaction);
    this.references.refer(userId, item);
    const isKnown = REACTIONS.some((reaction) => reaction === kind);
    this.report.expect(isKnown, "reactions", () => `${nameOf(item)} is of no known kind`);
    expectKeys(this.report, item, { gsi1: [`U#${userId}`, `E#${item.pk.slice("R#".length)}#${messageId}`] });
    const facts = this.rooms.facts(item);
    if (!isExpiring(item)) addTo(facts.reactions, kind, 1);
  }
}

/** Takes off what a message counts. */
export function seeCounts(reactions: Map<string, number>, message: Item) {
  if (isExpiring(message)) return;
  for (const reaction of REACTIONS) addTo(reactions, reaction, -Number(message[reaction] ?? 0));
}

const addTo = (counts: Map<string, number>, kind: string, by: number) => {
  if (by !== 0) counts.set(kind, (counts.get(kind) ?? 0) + by);
};
