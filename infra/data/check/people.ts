import type { Item } from "../../../functions/table";
import { DELETED_PERSON, foldUsername } from "../../../shared/people";
import { PROVIDERS } from "../../../shared/session";
import { expectVersion, nameOf } from "./keys";
import type { Report } from "./rules";

/** Who is named by id somewhere, and under which names they are shown, each with one place that does so. */
export class References {
  readonly named = new Map<string, string>();
  readonly shown = new Map<string, { userId: string; name: string; by: string }>();

  refer(userId: unknown, by: Item) {
    if (!this.named.has(String(userId))) this.named.set(String(userId), nameOf(by));
  }

  show(userId: unknown, name: unknown, by: Item) {
    this.refer(userId, by);
    const key = `${userId} ${name}`;
    if (!this.shown.has(key)) this.shown.set(key, { userId: String(userId), name: String(name), by: nameOf(by) });
  }
}

type Account = {
  username: string;
  displayName: unknown;
  isErased: boolean;
  isImported: boolean;
  /** As keys: `google#123`. */
  identities: string[];
};

/** Accounts with their profiles, usernames and identities, and whoever is named without one. */
export class PeopleCheck {
  readonly references = new References();
  readonly #accounts = new Map<string, Account>();
  readonly #profiles = new Map<string, string>();
  readonly #usernames = new Map<string, { userId: string; username: string; isLeft: boolean }>();
  readonly #identities = new Map<string, string>();

  constructor(readonly report: Report) {}

  seeAccount(item: Item) {
    const { username, displayName, erasedAt, importedAs } = item;
    expectVersion(this.report, item);
    const identities = PROVIDERS.flatMap((provider) => {
      const subject = item[`${provider}Subject`];
      return subject === undefined ? [] : [`${provider}#${subject}`];
    });
    this.#accounts.set(item.pk.slice("U#".length), {
      username: String(username),
      displayName,
      isErased: erasedAt !== undefined,
      isImported: importedAs !== undefined,
      identities,
    });
  }

  seeProfile(item: Item) {
    expectVersion(this.report, item);
    this.#profiles.set(item.pk.slice("U#".length), JSON.stringify([item.username, item.displayName]));
  }

  seeUsername({ pk, userId, username, movedTo }: Item) {
    const holder = { userId: String(userId), username: String(username), isLeft: movedTo !== undefined };
    this.#usernames.set(pk.slice("UN#".length), holder);
  }

  seeIdentity({ pk, userId }: Item) {
    this.#identities.set(pk.slice("IDP#".length), String(userId));
  }

  /** Sessions, limits, marks and whatever else belongs to one person. */
  seeBelonging = (item: Item) => this.references.refer(item.pk.slice("U#".length), item);

  finish() {
    for (const [userId, account] of this.#accounts) this.#judge(userId, account);
    for (const userId of this.#profiles.keys()) {
      this.report.expect(this.#accounts.has(userId), "profile", () => `U#${userId} has a profile and no account`);
    }
    for (const [folded, { userId, username, isLeft }] of this.#usernames) {
      const bearer = this.#accounts.get(userId);
      const bears = bearer !== undefined && foldUsername(bearer.username) === folded;
      const holds = bearer && !bearer.isErased && foldUsername(username) === folded && bears !== isLeft;
      this.report.expect(holds === true, "username-account", () => `UN#${folded} belongs to U#${userId}`);
    }
    for (const [identity, userId] of this.#identities) {
      const knows = this.#accounts.get(userId)?.identities.includes(identity) ?? false;
      this.report.expect(knows, "identity-account", () => `IDP#${identity} belongs to U#${userId}`);
    }
    this.#judgeReferences();
  }

  /** What an erased person left and may stay is nobody's. */
  #judgeReferences() {
    const isNobody = (userId: string) => userId === DELETED_PERSON.id;
    for (const [userId, by] of this.references.named) {
      const isKnown = isNobody(userId) || this.#accounts.has(userId);
      this.report.expect(isKnown, "person-known", () => `${by} names U#${userId}`);
    }
    for (const { userId, name, by } of this.references.shown.values()) {
      const present = isNobody(userId) ? DELETED_PERSON.username : this.#accounts.get(userId)?.username;
      const holds = present === undefined || present === name;
      this.report.expect(holds, "person-name", () => `${by} shows ${name}, who is ${present} now`);
    }
  }

  #judge(userId: string, { username, displayName, isErased, isImported, identities }: Account) {
    const name = () => `U#${userId} (${username})`;
    const profile = this.#profiles.get(userId);
    const expected = isErased ? undefined : JSON.stringify([username, displayName]);
    this.report.expect(profile === expected, "profile", name);
    if (isErased) return;
    const holder = this.#usernames.get(foldUsername(username));
    const leads = holder?.userId === userId && !holder.isLeft;
    this.report.expect(leads, "account-username", name);
    const isReached =
      (isImported || identities.length > 0) && identities.every((one) => this.#identities.get(one) === userId);
    this.report.expect(isReached, "account-identity", name);
  }
}
