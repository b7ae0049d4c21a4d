import { createHash } from "node:crypto";
import { setTimeout } from "node:timers/promises";
import type { Store } from "@20minutes/s3rver";

const TRIES = 10;
const PAUSE_MS = 20;

/**
 * Reads an object whole; null where there is none. S3 replaces an object at once, this store one file after the other: what
 * does not fit together is read again. @throws when it never does.
 */
export async function readWhole(store: Store, bucket: string, key: string) {
  for (let tries = 1; ; tries++) {
    try {
      return await read(store, bucket, key);
    } catch (error) {
      if (tries === TRIES) throw error;
      await setTimeout(PAUSE_MS);
    }
  }
}

async function read(store: Store, bucket: string, key: string) {
  const object = await store.getObject(bucket, key);
  if (!object) return null;
  const chunks: Uint8Array[] = [];
  for await (const chunk of object.content) chunks.push(chunk);
  const body = Buffer.concat(chunks);
  const { metadata } = object;
  if (metadata.etag !== `"${createHash("md5").update(body).digest("hex")}"`)
    throw new Error(`${key} is being replaced.`);
  return { metadata, body };
}
