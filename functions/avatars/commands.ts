import type { PictureType, UploadTicket } from "../../shared/avatars";
import { DELETED_PERSON } from "../../shared/people";
import { newId } from "../table";
import type { Actor } from "../users";
import * as Users from "../users";
import { finishedKey, incomingBucket, type Upload, uploadKey } from "./place";
import { uploadForm } from "./policy";
import { buckets, draw, show } from "./show";

/** Answers the form with which the actor may send one picture of this type, for five minutes. Nothing is written. */
export function offerUpload({ userId }: Actor, type: PictureType): UploadTicket {
  const version = newId();
  return { ...uploadForm({ bucket: incomingBucket(), key: uploadKey({ userId, version }), type }), version };
}

/** Goes back to the drawn default at once. Pictures sent before and still on their way will not win. */
export async function remove({ userId }: Actor): Promise<void> {
  await Users.choosePicture(userId, { version: newId(), isDrawn: true });
  await show(userId);
}

/**
 * Removes every picture of a person who is gone: shown, finished and on its way. What they said may stay as nobody's, whose
 * address answers too.
 */
export async function forget(userId: string): Promise<void> {
  await show(userId);
  const { removeAll } = await buckets();
  await removeAll(incomingBucket(), `uploads/${userId}/`);
  await removeAll(incomingBucket(), `finished/${userId}/`);
  await draw(DELETED_PERSON.id, DELETED_PERSON.username);
}

/** The bytes of a picture that was sent; undefined when it was dealt with before. */
export async function readUpload(upload: Upload): Promise<Uint8Array | undefined> {
  const { read } = await buckets();
  return (await read(incomingBucket(), uploadKey(upload)))?.body;
}

/** Shows a finished picture, unless its person has chosen something newer since or is gone. A repeat changes nothing. */
export async function accept(upload: Upload, webp: Uint8Array): Promise<void> {
  const { write, remove } = await buckets();
  const { userId, version } = upload;
  await write(incomingBucket(), finishedKey(upload), { body: webp, type: "image/webp" });
  const chosen = await Users.choosePicture(userId, { version, isDrawn: false });
  if (!chosen) await remove(incomingBucket(), finishedKey(upload));
  await show(userId);
  await remove(incomingBucket(), uploadKey(upload));
}

/** Notes that what was sent is not a picture; the avatar stays as it is. */
export async function refuse(upload: Upload): Promise<void> {
  const { remove } = await buckets();
  await Users.refusePicture(upload.userId, upload.version);
  await remove(incomingBucket(), uploadKey(upload));
}
