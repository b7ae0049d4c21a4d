import { createHash } from "node:crypto";

/** The last idempotency keys of a person, packed so that the item stays under 1 KB, one write unit. Newest first. */
const KEPT = 16;
const [KEY_BYTES, ID_BYTES, CONTENT_BYTES] = [8, 16, 16];
const ENTRY_BYTES = KEY_BYTES + ID_BYTES + CONTENT_BYTES;

const BASE32 = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** A ULID's 128 bits. https://github.com/ulid/spec */
export const idToBytes = (id: string) => {
  let number = 0n;
  for (const digit of id) number = number * 32n + BigInt(BASE32.indexOf(digit));
  return Buffer.from(number.toString(16).padStart(ID_BYTES * 2, "0"), "hex");
};

export const idFromBytes = (bytes: Uint8Array) => {
  let number = BigInt(`0x${Buffer.from(bytes).toString("hex")}`);
  let id = "";
  for (let digit = 0; digit < 26; digit++) {
    id = BASE32[Number(number % 32n)] + id;
    number /= 32n;
  }
  return id;
};

const hash = (text: string, bytes: number) => createHash("sha256").update(text).digest().subarray(0, bytes);

/** What was made under a key: its id, and whether it was made of the same content. */
export function findKey(packed: Uint8Array, key: string, content: string): { id: string; same: boolean } | undefined {
  const wanted = hash(key, KEY_BYTES);
  for (let start = 0; start + ENTRY_BYTES <= packed.length; start += ENTRY_BYTES) {
    const entry = Buffer.from(packed.subarray(start, start + ENTRY_BYTES));
    if (!entry.subarray(0, KEY_BYTES).equals(wanted)) continue;
    return {
      id: idFromBytes(entry.subarray(KEY_BYTES, KEY_BYTES + ID_BYTES)),
      same: entry.subarray(KEY_BYTES + ID_BYTES).equals(hash(content, CONTENT_BYTES)),
    };
  }
  return undefined;
}

/** The keys with one more; the oldest is forgotten. */
export const addKey = (packed: Uint8Array, key: string, content: string, id: string): Uint8Array =>
  Buffer.concat([hash(key, KEY_BYTES), idToBytes(id), hash(content, CONTENT_BYTES), packed]).subarray(
    0,
    KEPT * ENTRY_BYTES,
  );
