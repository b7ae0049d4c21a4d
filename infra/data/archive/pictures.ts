import { existsSync, globSync, mkdirSync, renameSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { basename, extname, join } from "node:path";
import { GetObjectCommand, ListObjectsV2Command, PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { required } from "../../../functions/table";
import { AVATAR_SECONDS } from "../../../shared/avatars";
import type { Progress } from "./export";

const FOLDER = "avatars";
const AT_ONCE = 16;
const TYPES: Record<string, string> = { "image/svg+xml": ".svg", "image/webp": ".webp" };
const EXTENSIONS = Object.fromEntries(Object.entries(TYPES).map(([type, extension]) => [extension, type]));

const store = () =>
  new S3Client({
    region: required("AWS_REGION"),
    endpoint: process.env.S3_ENDPOINT,
    forcePathStyle: process.env.S3_ENDPOINT !== undefined,
    credentials: {
      accessKeyId: required("AWS_ACCESS_KEY_ID"),
      secretAccessKey: required("AWS_SECRET_ACCESS_KEY"),
      sessionToken: process.env.AWS_SESSION_TOKEN,
    },
    requestChecksumCalculation: "WHEN_REQUIRED",
    responseChecksumValidation: "WHEN_REQUIRED",
  });

/** Does the same for many things, some at once. */
export async function forEach<T>(
  things: AsyncIterable<T> | Iterable<T>,
  work: (thing: T) => Promise<void>,
  atOnce = AT_ONCE,
) {
  const iterator = Symbol.asyncIterator in things ? things[Symbol.asyncIterator]() : things[Symbol.iterator]();
  const worker = async () => {
    for (let next = await iterator.next(); !next.done; next = await iterator.next()) await work(next.value);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
}

/** Saves every avatar as `avatars/<user id>.<type>` and answers how many there are. */
export async function savePictures(folder: string, onProgress: Progress): Promise<number> {
  const client = store();
  const place = join(folder, FOLDER);
  mkdirSync(place, { recursive: true });
  let saved = 0;
  try {
    await forEach(keysOf(client), async (key) => {
      const id = basename(key);
      // What an earlier run has written is whole.
      if (!Object.keys(EXTENSIONS).some((extension) => existsSync(join(place, id + extension))))
        await save(client, key, place);
      saved += 1;
      onProgress(saved, saved, "pictures saved");
    });
  } finally {
    client.destroy();
  }
  return saved;
}

async function* keysOf(client: S3Client) {
  let ContinuationToken: string | undefined;
  do {
    const page = await client.send(
      new ListObjectsV2Command({ Bucket: required("AVATAR_BUCKET"), Prefix: `${FOLDER}/`, ContinuationToken }),
    );
    for (const { Key } of page.Contents ?? []) yield Key!;
    ContinuationToken = page.NextContinuationToken;
  } while (ContinuationToken);
}

async function save(client: S3Client, Key: string, place: string) {
  const { Body, ContentType } = await client.send(new GetObjectCommand({ Bucket: required("AVATAR_BUCKET"), Key }));
  const path = join(place, basename(Key) + (TYPES[ContentType ?? ""] ?? ".webp"));
  await writeFile(`${path}.new`, (await Body?.transformToByteArray()) ?? new Uint8Array());
  renameSync(`${path}.new`, path);
}

/** Puts every saved avatar back in its place. */
export async function restorePictures(folder: string, onProgress: Progress): Promise<number> {
  const client = store();
  const files = globSync(`*{${Object.keys(EXTENSIONS).join(",")}}`, { cwd: join(folder, FOLDER) }).sort();
  let done = 0;
  try {
    await forEach(files, async (file) => {
      const extension = extname(file);
      await client.send(
        new PutObjectCommand({
          Bucket: required("AVATAR_BUCKET"),
          Key: `${FOLDER}/${basename(file, extension)}`,
          Body: await readFile(join(folder, FOLDER, file)),
          ContentType: EXTENSIONS[extension],
          CacheControl: `public, max-age=${AVATAR_SECONDS}`,
        }),
      );
      done += 1;
      onProgress(done, files.length, "pictures put back");
    });
  } finally {
    client.destroy();
  }
  return done;
}
