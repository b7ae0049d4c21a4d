import { globSync, statSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { CreateInvalidationCommand } from "@aws-sdk/client-cloudfront";
import { DeleteObjectsCommand, ListObjectsV2Command, PutObjectCommand } from "@aws-sdk/client-s3";
import { cacheControlOf, contentTypeOf, placedAt } from "../local/edge/site";
import type { Cloud } from "./cloud";

/** How long files of an earlier build stay for pages that are still open, in milliseconds. */
const KEPT = 30 * 24 * 3600_000;

const filesOf = (folder: string) =>
  globSync("**/*", { cwd: folder })
    .filter((path) => statSync(join(folder, path)).isFile())
    .map((path) => path.replaceAll("\\", "/"))
    // Pages name the other files, so they come last: nobody is sent to a file that is not there yet.
    .sort((a, b) => Number(a.endsWith(".html")) - Number(b.endsWith(".html")) || (a < b ? -1 : 1));

/** Puts the built site in place for its address and answers how many files that were. */
export async function uploadSite({ objects }: Cloud, bucket: string, folder: string, origin: string): Promise<number> {
  const files = filesOf(folder);
  for (const file of files) {
    await objects.send(
      new PutObjectCommand({
        Bucket: bucket,
        Key: file,
        Body: placedAt(origin, file, await readFile(join(folder, file))),
        ContentType: contentTypeOf(file),
        CacheControl: cacheControlOf(file),
      }),
    );
  }
  return files.length;
}

/** Deletes what belongs to no build of the last month. */
export async function forgetOldFiles({ objects }: Cloud, bucket: string, folder: string, now = Date.now()) {
  const current = new Set(filesOf(folder));
  let ContinuationToken: string | undefined;
  do {
    const page = await objects.send(new ListObjectsV2Command({ Bucket: bucket, ContinuationToken }));
    const old = (page.Contents ?? []).filter(
      ({ Key, LastModified }) => !current.has(Key!) && now - (LastModified?.getTime() ?? now) > KEPT,
    );
    if (old.length > 0) {
      const Objects = old.map(({ Key }) => ({ Key }));
      await objects.send(new DeleteObjectsCommand({ Bucket: bucket, Delete: { Objects, Quiet: true } }));
    }
    ContinuationToken = page.NextContinuationToken;
  } while (ContinuationToken);
}

/** Makes the CDN ask again for everything; one path is free, however much it covers. */
export const invalidate = ({ cdn }: Cloud, distributionId: string, reference = new Date().toISOString()) =>
  cdn.send(
    new CreateInvalidationCommand({
      DistributionId: distributionId,
      InvalidationBatch: { CallerReference: reference, Paths: { Quantity: 1, Items: ["/*"] } },
    }),
  );
