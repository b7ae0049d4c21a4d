import type { GenericSchema } from "valibot";
import type { Item } from "./items";
import type { Key } from "./schema";

/** One write as the table's stream tells it. `before` is missing when the item was new. */
export type ItemChange<T extends Item = Item> = { before?: T; after: T };

/** A module that acts on what was written. It may be told the same change again, later, and after newer ones of other items. */
export type Listener<T extends Item = Item> = {
  watches(key: Key): boolean;
  /** What such an item must look like; a change that does not is set aside. */
  schema: GenericSchema<unknown, T>;
  /** Gets the changes of one partition (`pk`) in one batch, in the order they were made. */
  onChange(changes: ItemChange<T>[]): Promise<void>;
};
