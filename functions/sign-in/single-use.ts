import { createHash, randomUUID } from "node:crypto";
import { putItem } from "../table";
import { SEAL_SECONDS } from "./seal";

/** Uses up a state. Answers false when it was used before. */
export async function useUp(state: string): Promise<boolean> {
  const hash = createHash("sha256").update(state).digest("base64url");
  // `by` tells a second use from a retry of this very request whose first try took effect.
  const by = randomUUID();
  const ttl = Math.ceil(Date.now() / 1000) + 2 * SEAL_SECONDS;
  return putItem(
    { pk: `STATE#${hash}`, sk: "N", by, ttl },
    { when: "attribute_not_exists(pk) OR by = :by", values: { ":by": by } },
  );
}
