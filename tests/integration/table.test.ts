import { beforeAll, expect, test } from "vitest";
import {
  getItem,
  newId,
  putItem,
  queryPage,
  queryShards,
  transact,
  updateItem,
  writeBatch,
} from "../../functions/table";
import { withTable } from "../support/table";

withTable();

beforeAll(() => {
  process.env.FEED_SHARDS = "3";
});

test("a failed condition hands over the item as it stands", async () => {
  const key = { pk: `R#${newId()}`, sk: "N" };
  await putItem({ ...key, name: "first" });
  let seen: unknown;
  const written = await putItem(
    { ...key, name: "second" },
    { when: "attribute_not_exists(pk)", otherwise: (old) => (seen = old) },
  );
  expect(written).toBe(false);
  expect(seen).toEqual({ ...key, name: "first" });
});

test("reserved words need no care by the caller", async () => {
  const key = { pk: `R#${newId()}`, sk: "N" };
  await putItem({ ...key, name: "room", size: 1 });
  const changed = await updateItem(key, {
    set: { name: "hall" },
    add: { count: 2 },
    setIfAbsent: { status: "open" },
    when: "name = :name AND attribute_not_exists(status)",
    values: { ":name": "room" },
  });
  expect(changed).toEqual({ ...key, name: "hall", size: 1, count: 2, status: "open" });
});

test("a transaction writes all of its fragments or none", async () => {
  const [a, b] = [newId(), newId()].map((id) => ({ pk: `R#${id}`, sk: "N" }));
  await putItem({ ...b!, name: "there" });
  const failed: unknown[] = [];
  const done = await transact([
    { put: { ...a!, name: "new" } },
    { put: { ...b!, name: "new" }, when: "attribute_not_exists(pk)", otherwise: (old) => void failed.push(old) },
  ]);
  expect(done).toBe(false);
  expect(failed).toEqual([{ ...b!, name: "there" }]);
  expect(await getItem(a!)).toBeUndefined();
});

test("pages follow each other to the end, and the last one says so", async () => {
  const partition = `R#${newId()}`;
  const ids = Array.from({ length: 7 }, () => newId());
  await writeBatch({ puts: ids.map((id) => ({ pk: partition, sk: `M#${id}` })) });
  const seen: string[] = [];
  let cursor: string | undefined;
  const sizes: number[] = [];
  do {
    const page = await queryPage({ partition, beginsWith: "M#" }, { cursor, limit: 3 }, ({ sk }) => sk.slice(2));
    seen.push(...page.items);
    sizes.push(page.items.length);
    cursor = page.next ?? undefined;
  } while (cursor);
  expect(seen).toEqual(ids);
  expect(sizes).toEqual([3, 3, 1]);
});

test("a feed over several shards pages newest first, equal times included", async () => {
  const prefix = `F${newId()}#`;
  const puts = Array.from({ length: 25 }, (_, i) => ({
    pk: `R#${newId()}`,
    sk: "N",
    gsi2pk: `${prefix}${i % 3}`,
    gsi2sk: 1000 + Math.floor(i / 4),
  }));
  await writeBatch({ puts });
  const seen: { pk: string; gsi2sk: number }[] = [];
  let cursor: string | undefined;
  do {
    const page = await queryShards(prefix, { cursor, limit: 4 }, (item: (typeof puts)[number]) => item);
    seen.push(...page.items);
    cursor = page.next ?? undefined;
  } while (cursor);
  expect(new Set(seen.map(({ pk }) => pk)).size).toBe(25);
  expect(seen.map(({ gsi2sk }) => gsi2sk)).toEqual(puts.map(({ gsi2sk }) => gsi2sk).sort((a, b) => b - a));
});
