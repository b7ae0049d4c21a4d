import type { S3Event } from "aws-lambda";
import { PICTURE_LIMIT } from "../../shared/avatars";
import * as Avatars from "../avatars";
import { toAvatar } from "./picture";

/** A picture arrived in the incoming bucket. A failure makes Lambda try the event again; a repeat changes nothing. */
export async function handler({ Records }: S3Event): Promise<void> {
  for (const { s3 } of Records) {
    // Keys in events are written like form fields.
    const upload = Avatars.uploadAt(decodeURIComponent(s3.object.key.replaceAll("+", " ")));
    if (upload) await takeIn(upload);
  }
}

async function takeIn(upload: Avatars.Upload) {
  const bytes = await Avatars.readUpload(upload);
  if (!bytes) return;
  const webp = bytes.length <= PICTURE_LIMIT ? await toAvatar(bytes) : undefined;
  await (webp ? Avatars.accept(upload, webp) : Avatars.refuse(upload));
}
