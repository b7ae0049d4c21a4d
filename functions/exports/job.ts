import { AwsClient } from "aws4fetch";
import type { ExportState } from "../../shared/account";
import { getItem, type Item, type Key, newId, putItem, required, updateItem } from "../table";
import type { Actor } from "../users";
import * as Users from "../users";
import * as Walks from "../walks";
import { linesOf } from "./lines";

const buckets = () => import("../buckets");

/** An export under way or made; times in milliseconds. */
type ExportItem = Item & { requestedAt: number; object: string; madeAt?: number; ttl: number };

const exportKey = (userId: string): Key => ({ pk: `U#${userId}`, sk: "EXPORT" });
const folderOf = (userId: string) => `exports/${userId}/`;

const HOUR = 3_600_000;
/** What has not been made by then was lost on the way, and is begun again. */
const PATIENCE = HOUR / 2;
const LINK_SECONDS = 300;

/** Of the last export that was too large for one answer: its link, or that it is being made; undefined when there is none. */
export async function find({ userId }: Actor, now = Date.now()): Promise<ExportState | undefined> {
  const item = await getItem<ExportItem>(exportKey(userId), { consistent: true });
  if (!item) return undefined;
  const { requestedAt, madeAt, object } = item;
  if (madeAt === undefined) return now - requestedAt < PATIENCE ? { state: "being-made", url: null } : undefined;
  return now - madeAt < HOUR ? { state: "ready", url: await linkTo(object) } : undefined;
}

/** Begins to make an export. */
export async function request({ userId }: Actor, now = Date.now()): Promise<ExportState> {
  const ttl = Math.ceil((now + 24 * HOUR) / 1000);
  const object = `${folderOf(userId)}${newId(now)}.jsonl`;
  await putItem({ ...exportKey(userId), requestedAt: now, object, ttl } satisfies ExportItem);
  await Walks.request({ step: "make-export", subject: userId });
  return { state: "being-made", url: null };
}

/** Makes an export that was asked for: a file that only its link opens, gone within a day. */
export const makeExport: Walks.Walk = async ({ subject: userId }) => {
  const item = await getItem<ExportItem>(exportKey(userId), { consistent: true });
  const username = await Users.presentUsername(userId);
  // A try before this one may have been stopped after its person had left.
  if (!item) await forget(userId);
  if (!item || item.madeAt !== undefined || username === undefined) return undefined;
  const pieces: string[] = [];
  for await (const line of linesOf({ userId, username })) pieces.push(`${JSON.stringify(line)}\n`);
  const { remove, write } = await buckets();
  await write(
    required("INCOMING_BUCKET"),
    item.object,
    { body: Buffer.from(pieces.join("")), type: "application/jsonl" },
    { disposition: `attachment; filename="${username}.jsonl"` },
  );
  const kept = await updateItem(exportKey(userId), {
    set: { madeAt: Date.now() },
    when: "object = :object",
    values: { ":object": item.object },
  });
  // Its person left, or asked anew, while it was made: nobody is led to it any more.
  if (!kept) await remove(required("INCOMING_BUCKET"), item.object);
  return undefined;
};

/** Removes what was made for somebody who is gone. */
export async function forget(userId: string): Promise<void> {
  const { removeAll } = await buckets();
  await removeAll(required("INCOMING_BUCKET"), folderOf(userId));
}

/** A link that opens one object for five minutes. https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-query-string-auth.html */
async function linkTo(object: string): Promise<string> {
  const region = required("AWS_REGION");
  const bucket = required("INCOMING_BUCKET");
  const { S3_ENDPOINT } = process.env;
  const url = new URL(
    S3_ENDPOINT ? `${S3_ENDPOINT}/${bucket}/${object}` : `https://${bucket}.s3.${region}.amazonaws.com/${object}`,
  );
  url.searchParams.set("X-Amz-Expires", String(LINK_SECONDS));
  const client = new AwsClient({
    service: "s3",
    region,
    accessKeyId: required("AWS_ACCESS_KEY_ID"),
    secretAccessKey: required("AWS_SECRET_ACCESS_KEY"),
    sessionToken: process.env.AWS_SESSION_TOKEN,
  });
  return (await client.sign(url, { aws: { signQuery: true } })).url;
}
