import type { Store } from "@20minutes/s3rver";
import { BUCKETS } from "./server";

const DAY = 24 * 3600 * 1000;

/** Deletes what has lain in the incoming bucket for a day, as the cloud's lifecycle rule does. Answers how many went. */
export async function expireUploads(store: Store, now = Date.now()): Promise<number> {
  const { objects } = await store.listObjects(BUCKETS.incoming, { maxKeys: 1000 });
  const old = objects.filter(({ lastModifiedDate }) => now - lastModifiedDate.getTime() > DAY);
  for (const { key } of old) await store.deleteObject(BUCKETS.incoming, key);
  return old.length;
}
