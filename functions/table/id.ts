import { createHash } from "node:crypto";
import { encodeTime, monotonicFactory } from "ulid";

let next: ReturnType<typeof monotonicFactory> | undefined;

/** A new ULID; ids made by one process in one millisecond still sort in the order they were made. */
export const newId = (now = Date.now()) => {
  // Made at first use: it looks for a source of chance, and so loads WebCrypto, which reading needs not.
  next ??= monotonicFactory();
  return next(now);
};

const BASE32 = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** When an id was made, in milliseconds. @throws RangeError for what is no id. */
export function timeOf(id: string) {
  if (id.length !== 26) throw new RangeError(`This is no id: ${id}`);
  let time = 0;
  for (let i = 0; i < 10; i++) {
    const digit = BASE32.indexOf(id[i]!);
    if (digit < 0) throw new RangeError(`This is no id: ${id}`);
    time = time * 32 + digit;
  }
  return time;
}

/** When an id was made, as ISO 8601. */
export const momentOf = (id: string) => new Date(timeOf(id)).toISOString();

/** An id of another time that belongs to the same thing, and to it alone. */
export const idAt = (time: number, id: string) => encodeTime(time, 10) + id.slice(10);

/** An id for something imported: its original time and 80 bits of a hash of `identity`, the same on every run. */
export function importedId(time: number, identity: string, position?: number) {
  const hash = createHash("sha256").update(identity).digest();
  let tail = "";
  // Things of one room and one millisecond keep their order: the position leads the hash.
  if (position !== undefined) tail = encodeTime(position, 5);
  for (let i = 0; tail.length < 16; i++) tail += BASE32[hash[i]! & 31];
  return encodeTime(time, 10) + tail;
}
