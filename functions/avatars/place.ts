import { avatarPath } from "../../shared/people";
import { required } from "../table";

/** A picture as it was sent: whose, and when its ticket was given, which orders it among the person's others. */
export type Upload = { userId: string; version: string };

/** Tests and commands that work on the table alone have no object store. */
export const hasBuckets = () => process.env.AVATAR_BUCKET !== undefined;

export const avatarBucket = () => required("AVATAR_BUCKET");
export const incomingBucket = () => required("INCOMING_BUCKET");

/** The CDN asks the bucket by the path of its own address. */
export const avatarKey = (userId: string) => avatarPath(userId).slice(1);

/** Where browsers send pictures; never served. */
export const uploadKey = ({ userId, version }: Upload) => `uploads/${userId}/${version}`;

/** Where a finished picture waits to be shown, for a day; never served. */
export const finishedKey = ({ userId, version }: Upload) => `finished/${userId}/${version}`;

const UPLOAD_KEY = /^uploads\/([0-9A-Z]{26})\/([0-9A-Z]{26})$/;

/** The upload that a key of the incoming bucket names; undefined for every other object. */
export function uploadAt(key: string): Upload | undefined {
  const [, userId, version] = UPLOAD_KEY.exec(key) ?? [];
  return userId && version ? { userId, version } : undefined;
}
