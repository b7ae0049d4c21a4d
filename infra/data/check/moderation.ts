import { type Item, idAt } from "../../../functions/table";
import { expectKeys, nameOf } from "./keys";
import type { References } from "./people";
import type { Report } from "./rules";

/** Bans against the accounts that they are of, and what people are told to wait for against what the owner is asked. */
export class ModerationCheck {
  /** Since when whose account is banned, and since when whose line says so. */
  readonly #banned = new Map<string, number>();
  readonly #lines = new Map<string, string>();
  readonly #open = new Set<string>();
  readonly #awaited = new Map<string, string>();

  constructor(
    readonly report: Report,
    readonly references: References,
  ) {}

  seeAccount({ pk, bannedAt }: Item) {
    if (typeof bannedAt === "number") this.#banned.set(pk.slice("U#".length), bannedAt);
  }

  seeBan(line: Item) {
    const { sk, userId, username, byId } = line;
    this.references.show(userId, username, line);
    if (byId !== undefined) this.references.refer(byId, line);
    expectKeys(this.report, line, byId === undefined ? {} : { gsi1: [`BANNEDBY#${byId}`, sk] });
    const isOnly = !this.#lines.has(String(userId));
    this.report.expect(isOnly, "ban", () => `${nameOf(line)} is a second line for U#${userId}`);
    this.#lines.set(String(userId), sk);
  }

  seeReport({ pk }: Item) {
    this.#open.add(pk.slice("REPORT#".length));
  }

  seeNotice(notice: Item) {
    if (notice.state === "waits") this.#awaited.set(notice.sk.slice("C#".length), nameOf(notice));
  }

  finish() {
    for (const [userId, bannedAt] of this.#banned) {
      const holds = this.#lines.get(userId) === idAt(bannedAt, userId);
      this.report.expect(holds, "ban", () => `U#${userId} is banned, and not in the list`);
    }
    for (const userId of this.#lines.keys()) {
      this.report.expect(this.#banned.has(userId), "ban", () => `U#${userId} is in the list, and not banned`);
    }
    for (const [id, notice] of this.#awaited) {
      this.report.expect(this.#open.has(id), "notice", () => `${notice} waits for nothing`);
    }
  }
}
