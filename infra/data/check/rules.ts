/** What must hold of a table whose stream has drained, by the name that a violation is reported under. */
export const RULES = {
  "known-kind": "Every item is of a known kind.",
  "index-keys": "An item stands in the indexes that its state gives it, at the place that its state gives it.",
  "index-content": "An index holds exactly the items that have its keys, as they are.",
  version: "A version is a whole number from 1.",
  text: "A text is no longer than its limit, nor is its start; what is left of it stands beside, unless nothing is.",
  "person-known": "Whoever is named by id has an account.",
  "person-name": "Whoever is shown by id is shown under the present username.",
  "account-username": "An account's username leads to the account.",
  "username-account": "A username belongs to an account that bears it, or has left it and bears another.",
  "account-identity": "An account that was not imported has a way to sign in, and its identities lead to it.",
  "identity-account": "An identity belongs to an account that knows it.",
  profile: "An account has one profile that says the same; an erased one has none.",
  "topic-count": "A topic's count is the number of live rooms under it.",
  "all-count": "The count of all is the number of live rooms.",
  "topic-name": "A topic's name leads to the topic, and a name to a topic that bears it.",
  "room-topic": "A room's topic is there and bears the name that the room shows.",
  "room-known": "What stands in a room's partition has a room.",
  "participant-count": "A room's participant count is the number of its members.",
  host: "A room has one host among its members, whose card says what the room says.",
  "last-activity": "A room stands at its newest message that was not taken back, else at its creation.",
  "room-deleted":
    "A deleted room says when it was deleted and when it is purged, 30 days later or once its host is erased; a live one neither.",
  "message-hidden": "A deleted room's messages are hidden, a live room's are not.",
  reactions:
    "A reaction is on a message of its room and expires with it; a room's messages count as many of each kind as there are.",
  answer: "A room that is marked as answered says by which message and since when, and has one to show.",
  waiting:
    "A host is told of each room of theirs that waits, by its last word, its people and its answer, and of no other.",
  ban: "A banned account has its one line in the list of bans, and nobody else has one.",
  notice: "Whoever is told that something of theirs waits for the owner has a report that does.",
  tombstone: "A message that was taken back says when, and expires 30 days later; another one never does.",
} as const;
export type Rule = keyof typeof RULES;

const EXAMPLES = 5;

/** What a check found: how much of each kind there is, and what broke which rule. */
export class Report {
  readonly counts = new Map<string, number>();
  readonly violations = new Map<Rule, { count: number; examples: string[] }>();

  count(kind: string) {
    this.counts.set(kind, (this.counts.get(kind) ?? 0) + 1);
  }

  broken(rule: Rule, what: string) {
    const found = this.violations.get(rule) ?? { count: 0, examples: [] };
    found.count += 1;
    if (found.examples.length < EXAMPLES) found.examples.push(what);
    this.violations.set(rule, found);
  }

  expect(holds: boolean, rule: Rule, what: () => string) {
    if (!holds) this.broken(rule, what());
  }
}
