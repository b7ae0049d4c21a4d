import { createHash } from "node:crypto";
import type { Store } from "@20minutes/s3rver";
import { expect, test } from "vitest";
import { readWhole } from "../../infra/local/objects/read";

const etagOf = (text: string) => `"${createHash("md5").update(text).digest("hex")}"`;
const object = (content: string, etag: string) => ({
  key: "avatars/1",
  content: (async function* () {
    yield Buffer.from(content);
  })(),
  metadata: { etag },
  lastModifiedDate: new Date(),
});

/** A store that answers each read with the next of these. */
const storeOf = (...reads: (() => ReturnType<typeof object> | null)[]) =>
  ({ getObject: async () => reads.shift()!() }) as Partial<Store> as Store;

test("a picture that is read while it is replaced is read again, until it is one picture", async () => {
  const store = storeOf(
    () => {
      throw new SyntaxError("Unexpected end of JSON input");
    },
    () => object("new", etagOf("old")),
    () => object("new", etagOf("new")),
  );
  const read = await readWhole(store, "avatars", "avatars/1");
  expect(String(read?.body)).toBe("new");
});

test("a picture that is not there is none", async () => {
  expect(
    await readWhole(
      storeOf(() => null),
      "avatars",
      "avatars/1",
    ),
  ).toBeNull();
});
