import {
  DeleteObjectCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  NoSuchKey,
  PutObjectCommand,
  S3Client,
} from "@aws-sdk/client-s3";
import { required } from "../table";

let client: S3Client | undefined;

const connection = () => {
  client ??= new S3Client({
    region: required("AWS_REGION"),
    endpoint: process.env.S3_ENDPOINT,
    forcePathStyle: process.env.S3_ENDPOINT !== undefined,
    credentials: async () => ({
      accessKeyId: required("AWS_ACCESS_KEY_ID"),
      secretAccessKey: required("AWS_SECRET_ACCESS_KEY"),
      sessionToken: process.env.AWS_SESSION_TOKEN,
    }),
    // TLS guards the bytes on their way; the object store of the local stack knows no other checksums.
    requestChecksumCalculation: "WHEN_REQUIRED",
    responseChecksumValidation: "WHEN_REQUIRED",
  });
  return client;
};

/** Forgets the connection: for tests, which move from one object store to the next. */
export const disconnect = () => {
  client?.destroy();
  client = undefined;
};

export type Stored = { body: Uint8Array; type: string };

/** Reads a whole object; undefined when it is not there. */
export async function read(bucket: string, key: string): Promise<Stored | undefined> {
  try {
    const { Body, ContentType } = await connection().send(new GetObjectCommand({ Bucket: bucket, Key: key }));
    return Body && { body: await Body.transformToByteArray(), type: ContentType ?? "application/octet-stream" };
  } catch (error) {
    if (error instanceof NoSuchKey) return undefined;
    throw error;
  }
}

type Served = { cacheControl?: string; disposition?: string };

/** Writes a whole object, and how it is served. */
export async function write(
  bucket: string,
  key: string,
  { body, type }: Stored,
  { cacheControl, disposition }: Served = {},
) {
  await connection().send(
    new PutObjectCommand({
      Bucket: bucket,
      Key: key,
      Body: body,
      ContentType: type,
      CacheControl: cacheControl,
      ContentDisposition: disposition,
    }),
  );
}

/** Deletes an object; deleting what is not there is fine. */
export async function remove(bucket: string, key: string) {
  await connection().send(new DeleteObjectCommand({ Bucket: bucket, Key: key }));
}

/** Deletes everything under a prefix. */
export async function removeAll(bucket: string, prefix: string) {
  for (;;) {
    const { Contents = [] } = await connection().send(new ListObjectsV2Command({ Bucket: bucket, Prefix: prefix }));
    if (Contents.length === 0) return;
    for (const { Key } of Contents) await remove(bucket, Key!);
  }
}
