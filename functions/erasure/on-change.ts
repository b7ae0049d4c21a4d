import * as v from "valibot";
import type { Item, Listener } from "../table";
import * as Walks from "../walks";

const Account = v.looseObject({
  pk: v.pipe(v.string(), v.startsWith("U#")),
  sk: v.literal("N"),
  erasedAt: v.optional(v.number()),
});
type Account = Item & v.InferOutput<typeof Account>;

/** Sets the walk off when an account was closed for good. */
export const listener: Listener<Account> = {
  watches: ({ pk, sk }) => pk.startsWith("U#") && sk === "N",
  schema: Account,
  async onChange(changes) {
    const closed = changes.find(({ before, after }) => after.erasedAt !== undefined && before?.erasedAt === undefined);
    if (closed) await Walks.request({ step: "erase-person", subject: closed.after.pk.slice("U#".length) });
  },
};
