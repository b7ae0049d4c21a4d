import { AVATAR_SECONDS } from "../../shared/avatars";
import * as Users from "../users";
import { drawnAvatar } from "./drawn";
import { avatarBucket, avatarKey, finishedKey, hasBuckets, incomingBucket } from "./place";

const SERVED = { cacheControl: `public, max-age=${AVATAR_SECONDS}` };

/** Loaded when needed: most requests touch no bucket, and the S3 client takes longer to load than all else together. */
export const buckets = () => import("../buckets");

/**
 * Makes a person's avatar address show what their account says: the picture taken last, the drawn default, or
 * nothing for someone erased. The account is read again after the write, so whoever writes last, of several at
 * once, has seen the newest choice. Only then its person is told: whoever asks for a picture by a new `?v=` finds it there, and no
 * older one is kept under that address.
 */
export async function show(userId: string): Promise<void> {
  for (let shown: string | undefined; ; ) {
    const choice = await Users.getPicture(userId);
    const wanted = JSON.stringify(choice ?? null);
    if (wanted === shown) {
      if (choice?.version) await Users.notePictureShown(userId, choice.version);
      return;
    }
    await write(userId, choice);
    shown = wanted;
  }
}

async function write(userId: string, choice: Users.Picture | undefined) {
  const { read, remove, write } = await buckets();
  if (!choice) return remove(avatarBucket(), avatarKey(userId));
  if (choice.isDrawn) return draw(userId, choice.username);
  const finished = await read(incomingBucket(), finishedKey({ userId, version: choice.version! }));
  // Finished pictures are kept for a day, far longer than two uploads can overtake each other.
  if (finished) await write(avatarBucket(), avatarKey(userId), finished, SERVED);
}

/** Puts a drawn picture at somebody's avatar address. */
export async function draw(userId: string, username: string) {
  const { write } = await buckets();
  const body = Buffer.from(drawnAvatar(userId, username));
  return write(avatarBucket(), avatarKey(userId), { body, type: "image/svg+xml" }, SERVED);
}

/** What a person's avatar address shows; undefined while it shows nothing. */
export async function read(userId: string) {
  const { read } = await buckets();
  return hasBuckets() ? read(avatarBucket(), avatarKey(userId)) : undefined;
}
