import { type Item, query } from "../table";
import { identitiesOf } from "./identities";
import type { AccountItem } from "./item";
import { type Actor, accountKey, personPartition, profileKey } from "./item";

const KINDS: [prefix: string, kind: string][] = [
  ["SESS#", "session"],
  ["L#", "limit"],
  ["V#", "read mark"],
  ["Y#", "room that waits"],
  ["C#", "notice"],
  ["X", "notification"],
  ["EXPORT", "export"],
];

const kindOf = ({ pk, sk }: Item) => {
  const userId = pk.slice("U#".length);
  if (sk === accountKey(userId).sk) return "account";
  if (sk === profileKey(userId).sk) return "profile";
  return KINDS.find(([prefix]) => sk.startsWith(prefix))?.[1];
};

/** What stands in a person's own partition, less what only repeats it for the search. */
export async function* ownItems({ userId }: Actor): AsyncGenerator<{ kind: string; item: Item }> {
  let start: object | undefined;
  do {
    const { items, lastKey } = await query(
      { partition: personPartition(userId), consistent: true },
      { limit: 100, start },
    );
    for (const item of items) {
      const kind = kindOf(item);
      if (kind === "account") {
        yield { kind, item: { ...item, id: userId } };
        for (const { provider, subject, key } of identitiesOf(item as AccountItem)) {
          yield { kind: "identity", item: { ...key, provider, subject } };
        }
      } else if (kind) yield { kind, item };
    }
    start = lastKey;
  } while (start);
}
