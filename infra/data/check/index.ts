import type { Item } from "../../../functions/table";
import { INDEXES, type IndexName } from "../../../functions/table/schema";
import { IndexSums } from "./indexes";
import { nameOf } from "./keys";
import { kindOf } from "./kinds";
import { MessagesCheck } from "./messages";
import { ModerationCheck } from "./moderation";
import { PeopleCheck } from "./people";
import { ReactionsCheck } from "./reactions";
import { RoomsCheck } from "./rooms";
import { Report } from "./rules";
import { scanTable } from "./scan";
import { TopicsCheck } from "./topics";

export { Report, RULES, type Rule } from "./rules";

/**
 * Reads a whole table and its indexes once each, in whatever order they come, and reports what breaks a rule. It holds a
 * few facts of each room, person and topic, and no message. Nothing is written. A table that people write to meanwhile
 * may show differences that pass.
 */
export async function checkData({ scan = scanTable, onProgress = (_items: number) => {} } = {}): Promise<Report> {
  const report = new Report();
  const indexes = new IndexSums(report);
  const see = checksOf(report);
  let seen = 0;
  const read = async (index: IndexName | undefined, look: (item: Item) => void) => {
    for await (const item of scan(index)) {
      look(item);
      onProgress(++seen);
    }
  };
  // One page of each is under way while another is looked at.
  await Promise.all([
    read(undefined, (item) => {
      indexes.seeItem(item);
      see.item(item);
    }),
    ...(Object.keys(INDEXES) as IndexName[]).map((index) => read(index, (entry) => indexes.seeEntry(index, entry))),
  ]);
  see.finish();
  indexes.finish();
  return report;
}

/** Who looks at which kind of item. Kinds that stand nowhere here are counted alone. */
function checksOf(report: Report) {
  const people = new PeopleCheck(report);
  const rooms = new RoomsCheck(report, people.references);
  const messages = new MessagesCheck(report, people.references, rooms);
  const reactions = new ReactionsCheck(report, people.references, rooms);
  const topics = new TopicsCheck(report, rooms);
  const moderation = new ModerationCheck(report, people.references);
  const byKind: Record<string, (item: Item) => void> = {
    account: (item) => {
      people.seeAccount(item);
      moderation.seeAccount(item);
    },
    profile: (item) => people.seeProfile(item),
    username: (item) => people.seeUsername(item),
    identity: (item) => people.seeIdentity(item),
    session: people.seeBelonging,
    "allowance of messages": people.seeBelonging,
    limit: people.seeBelonging,
    "read mark": people.seeBelonging,
    notification: people.seeBelonging,
    notice: (item) => {
      people.seeBelonging(item);
      moderation.seeNotice(item);
    },
    ban: (item) => moderation.seeBan(item),
    report: (item) => moderation.seeReport(item),
    owner: (item) => people.references.refer(item.sk.slice("OWNER#".length), item),
    topic: (item) => topics.seeTopic(item),
    "count of all": (item) => topics.seeAll(item),
    "topic name": (item) => topics.seeName(item),
    room: (item) => rooms.seeHead(item),
    member: (item) => rooms.seeMember(item),
    message: (item) => messages.see(item),
    reaction: (item) => reactions.see(item),
    "room that waits": (item) => {
      people.seeBelonging(item);
      rooms.seeWaiting(item);
    },
  };
  return {
    item(item: Item) {
      const kind = kindOf(item);
      if (!kind) return report.broken("known-kind", nameOf(item));
      report.count(kind);
      byKind[kind]?.(item);
    },
    finish() {
      people.finish();
      rooms.finish();
      topics.finish();
      moderation.finish();
    },
  };
}
