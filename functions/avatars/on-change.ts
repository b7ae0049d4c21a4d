import * as v from "valibot";
import type { Item, ItemChange, Listener } from "../table";
import { hasBuckets } from "./place";
import { show } from "./show";

const Account = v.looseObject({
  pk: v.pipe(v.string(), v.startsWith("U#")),
  sk: v.literal("N"),
  username: v.string(),
  avatarVersion: v.optional(v.string()),
  hasPicture: v.optional(v.boolean()),
  erasedAt: v.optional(v.number()),
});
type Account = Item & v.InferOutput<typeof Account>;

/** Draws the default for whoever is new, and again when what it shows has changed. */
export const listener: Listener<Account> = {
  watches: ({ pk, sk }) => pk.startsWith("U#") && sk === "N",
  schema: Account,
  onChange: async (changes) => {
    const changed = changes.filter(looksDifferent);
    if (changed[0] && hasBuckets()) await show(changed[0].after.pk.slice("U#".length));
  },
};

function looksDifferent({ before, after }: ItemChange<Account>) {
  // A picture is put in place by whoever took it in; what is left is the drawn default and its end.
  const drawnAnew = !after.hasPicture && (before?.username !== after.username || before?.hasPicture === true);
  return before?.erasedAt !== after.erasedAt || drawnAnew;
}
