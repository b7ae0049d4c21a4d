import { expect, test } from "vitest";
import * as Buckets from "../../functions/buckets";
import { BUCKETS } from "../../infra/local/objects/server";
import { withBuckets } from "../support/buckets";
import { withTable } from "../support/table";

withTable();
withBuckets();

const write = (key: string) => Buckets.write(BUCKETS.avatars, key, { body: Buffer.from(key), type: "text/plain" });

test("an object is read as it was written, and is missing once it is removed", async () => {
  await write("a/b");
  expect(await Buckets.read(BUCKETS.avatars, "a/b")).toMatchObject({ type: "text/plain" });
  await Buckets.remove(BUCKETS.avatars, "a/b");
  await Buckets.remove(BUCKETS.avatars, "a/b");
  expect(await Buckets.read(BUCKETS.avatars, "a/b")).toBeUndefined();
});

test("everything under a prefix is removed, and nothing beside it", async () => {
  for (const key of ["mine/1", "mine/2", "mine/deep/3", "mine-not/4"]) await write(key);
  await Buckets.removeAll(BUCKETS.avatars, "mine/");
  expect(await Buckets.read(BUCKETS.avatars, "mine/deep/3")).toBeUndefined();
  expect(await Buckets.read(BUCKETS.avatars, "mine-not/4")).toBeDefined();
});
