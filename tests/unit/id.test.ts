import { expect, test } from "vitest";
import { importedId, momentOf, newId, timeOf } from "../../functions/table";

test("ids made in one millisecond sort in the order they were made", () => {
  const ids = Array.from({ length: 1000 }, () => newId(1_700_000_000_000));
  expect([...ids].sort()).toEqual(ids);
  expect(new Set(ids).size).toBe(1000);
});

test("an id tells when it was made", () => {
  expect(momentOf(newId(1_700_000_000_123))).toBe("2023-11-14T22:13:20.123Z");
  for (const time of [0, 1, 31, 32, 2 ** 40, 2 ** 48 - 1]) expect(timeOf(importedId(time, "one"))).toBe(time);
});

test.each(["", "01ARZ3NDEKTSV4RRFFQ69G5FA", "01ARZ3NDEKTSV4RRFFQ69G5FAVX", "01ARZ3NDEUTSV4RRFFQ69G5FAV"])(
  "%j is no id, so it tells no time",
  (id) => {
    expect(() => timeOf(id)).toThrow(RangeError);
  },
);

test("an imported thing has the same id on every run, with its original time", () => {
  const id = importedId(1_522_572_485_000, "hello\0xena\u00001522572485000", 3);
  expect(id).toBe(importedId(1_522_572_485_000, "hello\0xena\u00001522572485000", 3));
  expect(id).toMatch(/^[0-7][0-9A-HJKMNP-TV-Z]{25}$/);
  expect(timeOf(id)).toBe(1_522_572_485_000);
});

test("imported things of one room and one time keep their order", () => {
  const ids = Array.from({ length: 40 }, (_, position) => importedId(5000, "room", position));
  expect([...ids].sort()).toEqual(ids);
});

test("imported things of different rooms have different ids", () => {
  expect(importedId(5000, "one", 1)).not.toBe(importedId(5000, "other", 1));
});
