import { isDeepStrictEqual } from "node:util";
import { Problem } from "../../shared/problems";
import type { Change, Condition } from "./expressions";
import { getItem, type Item, updateItem } from "./items";
import type { Key } from "./schema";
import { type Fragment, transact } from "./transaction";

const TRIES = 8;

export type Versioned = Item & { version: number };

/** A change of the item, and the other items' writes that belong to it. */
export type Plan = Change & Condition & { also?: Fragment[] };

/**
 * Changes an item by what stands in it. `decide` answers what to write, or undefined when it is done already, or throws.
 * The write holds only while the item's version is the one that was decided on, so of two editors one decides again.
 * `seen` may come from an eventually consistent read: it picks the write, but nothing is refused or left undone because
 * of it; that is decided on the item as it stands.
 */
export async function revise<T extends Versioned>(
  key: Key,
  seen: T | undefined,
  decide: (item: T | undefined) => Plan | undefined,
): Promise<T> {
  let item = seen;
  let certain = false;
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const plan = certain ? decide(item) : forgiving(() => decide(item));
    if (plan && item) {
      const written = await write(key, item, plan);
      if (written.done) return written.item as T;
      if ("old" in written) item = written.old as T | undefined;
      certain = true;
    } else if (certain) {
      return item as T;
    } else {
      item = await getItem<T>(key, { consistent: true });
      certain = true;
    }
  }
  throw new Problem("unavailable", { detail: "Many are changing this. Try again.", retryAfter: 1 });
}

function forgiving<T>(decide: () => T): T | undefined {
  try {
    return decide();
  } catch (error) {
    if (error instanceof Problem) return undefined;
    throw error;
  }
}

type Written = { done: true; item: Item } | { done: false; old: Item | undefined } | { done: false };

async function write(key: Key, item: Versioned, { also, when, values, ...change }: Plan): Promise<Written> {
  const guard: Condition = {
    when: ["version = :seenVersion", ...(when ? [when] : [])].join(" AND "),
    values: { ...values, ":seenVersion": item.version },
  };
  let written: Written = { done: false };
  const otherwise = (old: Item | undefined, { retried = false } = {}) => {
    // A first try whose answer was lost did take effect: what stands is what this very request wrote.
    written = retried && old && holds(old, change) ? { done: true, item: old } : { done: false, old };
  };
  if (also) {
    const done = await transact([{ update: key, change, ...guard, otherwise }, ...also]);
    return done ? { done, item: applied(item, change) } : written;
  }
  const changed = await updateItem(key, { ...change, ...guard, otherwise });
  return changed ? { done: true, item: changed } : written;
}

const holds = (item: Item, { set = {}, remove = [] }: Change) =>
  Object.entries(set).every(([name, value]) => isDeepStrictEqual(item[name], value)) &&
  remove.every((name) => !(name in item));

/** The item after a change that a transaction made: it answers none. */
function applied(item: Item, { set = {}, remove = [] }: Change): Item {
  const changed: Item = { ...item, ...set };
  for (const name of remove) delete changed[name];
  return changed;
}
