import { Problem } from "../../shared/problems";
import { type Item, isLocal, type Key, newId, updateItem } from "../table";
import type { Actor } from "../users";
import { ALLOWANCES, type Kind, take } from "./bucket";
import { addKey, findKey } from "./keys";

export type LimitItem = Item & { tat: number; rev: number; keys?: Uint8Array; ttl?: number };

export const limitKey = (userId: string, kind: Kind): Key => ({ pk: `U#${userId}`, sk: `L#${kind}` });

/**
 * `key` and `content`: the caller's idempotency key and what it stands for. `seen`: the item, if it was read already. `held`:
 * notes that what this person sends must wait for approval.
 */
export type Spending = { key?: string; content?: string; seen?: Item; held?: boolean };

// A key is remembered at least this long, unless 16 newer ones came.
const KEPT_SECONDS = 2 * 24 * 3600;
const TRIES = 10;

/**
 * Takes one from a person's allowance and remembers the idempotency key in the same conditional write. Answers the id of
 * what is to be made; `repeated` when the key came before with the same content, which costs nothing; `isFirst` when nothing
 * was made before it, which an allowance of messages knows for ever.
 * @throws Problem too-many with `retryAfter`; key-reused when the key came before with other content.
 */
export async function spend(
  actor: Actor,
  kind: Kind,
  { key, content = "", seen, held }: Spending = {},
): Promise<{ id: string; repeated: boolean; isFirst: boolean }> {
  let item = seen as LimitItem | undefined;
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const before = key === undefined ? undefined : findKey(item?.keys ?? new Uint8Array(), key, content);
    if (before && !before.same) throw new Problem("key-reused");
    if (before) return { id: before.id, repeated: true, isFirst: item?.rev === 1 };
    const now = Date.now();
    const { fullAt, waitMs } = take(ALLOWANCES[kind], item?.tat ?? 0, now);
    // The time only ever moves forward, so what an eventually consistent read refuses is refused.
    if (waitMs > 0 && !unlimited()) throw new Problem("too-many", { retryAfter: Math.ceil(waitMs / 1000) });
    const id = newId(now);
    const keys = key === undefined ? item?.keys : addKey(item?.keys ?? new Uint8Array(), key, content, id);
    const written = await updateItem(limitKey(actor.userId, kind), {
      set: {
        tat: fullAt,
        keys,
        ttl: kind === "messages" ? undefined : Math.ceil(fullAt / 1000) + KEPT_SECONDS,
        rev: (item?.rev ?? 0) + 1,
        held: held || undefined,
      },
      ...(item ? { when: "rev = :seen", values: { ":seen": item.rev } } : { when: "attribute_not_exists(rev)" }),
      otherwise: (old) => {
        item = old as LimitItem | undefined;
      },
    });
    if (written) return { id, repeated: false, isFirst: !item };
  }
  throw new Problem("unavailable", { detail: "Too much at once. Try again.", retryAfter: 1 });
}

/** Takes back the note that what a person sends must wait. */
export async function release(userId: string): Promise<void> {
  await updateItem(limitKey(userId, "messages"), { remove: ["held"], when: "attribute_exists(held)" });
}

/** The local stack alone may be told to have no limits, for imports and load tests. */
export const unlimited = () => process.env.RATE_LIMITS === "off" && isLocal();
