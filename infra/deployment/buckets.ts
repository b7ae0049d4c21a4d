import {
  CreateBucketCommand,
  DeleteBucketCommand,
  DeleteObjectsCommand,
  ListObjectVersionsCommand,
  type S3Client,
} from "@aws-sdk/client-s3";
import type { Cloud } from "./cloud";

const isMissing = (error: unknown) => ["NoSuchBucket", "NotFound"].includes((error as Error).name);

/** Deletes every object of a bucket, whatever was kept of it before, and answers how many; none when there is no bucket. */
export async function emptyBucket(objects: S3Client, bucket: string): Promise<number> {
  let deleted = 0;
  try {
    for (;;) {
      // Always the first page: what was on it is gone the next time.
      const page = await objects.send(new ListObjectVersionsCommand({ Bucket: bucket }));
      const found = [...(page.Versions ?? []), ...(page.DeleteMarkers ?? [])];
      if (found.length === 0) return deleted;
      const Objects = found.map(({ Key, VersionId }) => ({ Key, VersionId }));
      const { Errors = [] } = await objects.send(
        new DeleteObjectsCommand({ Bucket: bucket, Delete: { Objects, Quiet: true } }),
      );
      if (Errors[0]) throw Object.assign(new Error(Errors[0].Message), { name: Errors[0].Code });
      deleted += Objects.length;
    }
  } catch (error) {
    if (isMissing(error)) return deleted;
    throw error;
  }
}

export async function deleteBucket(objects: S3Client, bucket: string) {
  try {
    await emptyBucket(objects, bucket);
    await objects.send(new DeleteBucketCommand({ Bucket: bucket }));
  } catch (error) {
    if (!isMissing(error)) throw error;
  }
}

/** Makes a bucket that only this account reaches, unless it is there. New buckets are closed and encrypted by default. */
export async function ensureBucket({ objects, region }: Cloud, bucket: string) {
  try {
    await objects.send(
      new CreateBucketCommand({
        Bucket: bucket,
        // The first region has no name here.
        ...(region !== "us-east-1" && { CreateBucketConfiguration: { LocationConstraint: region as never } }),
      }),
    );
  } catch (error) {
    if (!["BucketAlreadyOwnedByYou"].includes((error as Error).name)) throw error;
  }
}
