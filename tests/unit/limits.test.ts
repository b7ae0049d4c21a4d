import { describe, expect, test } from "vitest";
import { ALLOWANCES, type Allowance, take } from "../../functions/limits/bucket";
import { addKey, findKey, idFromBytes, idToBytes } from "../../functions/limits/keys";
import { newId } from "../../functions/table";

/** Takes as many as are allowed at once. */
function takeAll(allowance: Allowance, fullAt: number, now: number) {
  let count = 0;
  for (;;) {
    const taken = take(allowance, fullAt, now);
    if (taken.waitMs > 0) return { count, fullAt, waitMs: taken.waitMs };
    fullAt = taken.fullAt;
    count++;
  }
}

describe("an allowance", () => {
  const start = 1_700_000_000_000;

  test.each([
    ["messages", 10, 5],
    ["edits", 10, 5],
    ["rooms", 10, 60],
    ["deletes", 30, 60],
    ["memberships", 20, 5],
    ["reactions", 20, 3],
  ] as const)("of %s is %i at once, then one every %i seconds", (kind, burst, seconds) => {
    const first = takeAll(ALLOWANCES[kind], 0, start);
    expect(first).toMatchObject({ count: burst, waitMs: seconds * 1000 });
    expect(takeAll(ALLOWANCES[kind], first.fullAt, start + seconds * 1000 - 1).count).toBe(0);
    expect(takeAll(ALLOWANCES[kind], first.fullAt, start + seconds * 1000).count).toBe(1);
    expect(takeAll(ALLOWANCES[kind], first.fullAt, start + 3 * seconds * 1000).count).toBe(3);
  });

  test("never grows over its burst, however long nobody takes of it", () => {
    const { fullAt } = takeAll(ALLOWANCES.messages, 0, start);
    expect(takeAll(ALLOWANCES.messages, fullAt, start + 1e12).count).toBe(10);
  });
});

describe("the last keys", () => {
  test("take 16 bytes for an id and give it back", () => {
    for (const id of [newId(), "0".repeat(26), `7${"Z".repeat(25)}`]) {
      expect(idToBytes(id)).toHaveLength(16);
      expect(idFromBytes(idToBytes(id))).toBe(id);
    }
  });

  test("tell what was made under a key, and whether of the same content", () => {
    const [a, b] = [newId(), newId()];
    const keys = addKey(addKey(new Uint8Array(), "one", "content", a), "two", "other", b);
    expect(findKey(keys, "one", "content")).toEqual({ id: a, same: true });
    expect(findKey(keys, "one", "changed")).toEqual({ id: a, same: false });
    expect(findKey(keys, "two", "other")).toEqual({ id: b, same: true });
    expect(findKey(keys, "three", "other")).toBeUndefined();
  });

  test("are the newest 16, in 640 bytes", () => {
    let keys: Uint8Array = new Uint8Array();
    for (let n = 1; n <= 40; n++) keys = addKey(keys, `key ${n}`, "", newId());
    expect(keys).toHaveLength(640);
    expect(findKey(keys, "key 25", "")?.same).toBe(true);
    expect(findKey(keys, "key 24", "")).toBeUndefined();
  });
});
