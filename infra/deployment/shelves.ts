import { globSync, rmSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { DeleteObjectCommand, GetObjectCommand, ListObjectsV2Command } from "@aws-sdk/client-s3";
import type { Cloud } from "./cloud";
import type { Shelf } from "./redrive";

/** What the cloud has set aside, oldest first: its names begin with the function and the time. */
export function bucketShelf({ objects }: Cloud, Bucket: string): Shelf {
  return {
    async *names() {
      let ContinuationToken: string | undefined;
      do {
        const page = await objects.send(new ListObjectsV2Command({ Bucket, ContinuationToken }));
        for (const { Key } of page.Contents ?? []) yield Key!;
        ContinuationToken = page.NextContinuationToken;
      } while (ContinuationToken);
    },
    async read(Key) {
      const { Body } = await objects.send(new GetObjectCommand({ Bucket, Key }));
      return (await Body?.transformToString()) ?? "";
    },
    async remove(Key) {
      await objects.send(new DeleteObjectCommand({ Bucket, Key }));
    },
  };
}

/** What the local stack has set aside, in a folder of its state. */
export const folderShelf = (folder: string): Shelf => ({
  async *names() {
    yield* globSync("**/*.json", { cwd: folder }).sort();
  },
  read: (name) => readFile(join(folder, name), "utf8"),
  async remove(name) {
    rmSync(join(folder, name));
  },
});
