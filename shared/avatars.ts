import * as v from "valibot";
import { Id } from "./ids";

/** Largest picture that may be sent, in bytes. */
export const PICTURE_LIMIT = 2 * 1024 * 1024;

/** How long an upload's ticket is good for, in seconds. */
export const UPLOAD_SECONDS = 300;

/** How long browsers and the CDN may keep an avatar, in seconds: a new one is everywhere after twice that. */
export const AVATAR_SECONDS = 60;

/** Of an avatar's address the one parameter that the CDN and the local edge tell pictures apart by. */
export const PICTURE_PARAMETER = "v";

const PICTURE_TYPES = ["image/png", "image/jpeg", "image/webp"] as const;
export const PictureType = v.picklist(PICTURE_TYPES, "A picture is a PNG, a JPEG or a WebP.");
export type PictureType = v.InferOutput<typeof PictureType>;

export const PictureUpload = v.strictObject({ type: PictureType });
export type PictureUpload = v.InferOutput<typeof PictureUpload>;

/**
 * Where and how to send a picture: a form POST to `url` with these fields first and the picture last, as `file`.
 * `version` becomes the own profile's `avatarVersion` when the picture stands at its address, its `avatarRefused` when it was not one.
 */
export const UploadTicket = v.object({ url: v.string(), fields: v.record(v.string(), v.string()), version: Id });
export type UploadTicket = v.InferOutput<typeof UploadTicket>;

/** 0 to 11, the same for a person everywhere: the colour behind the initials is of hue 110 + 24n. */
export const hueOf = (id: string) => [...id].reduce((hash, c) => (hash * 31 + c.codePointAt(0)!) >>> 0, 7) % 12;

/** One or two capitals for a person without a picture. From the username, since anyone may see them. */
export const initialsOf = (username: string) => {
  const words = username.split("-").filter(Boolean);
  return (words.length > 0 ? words : ["-"])
    .slice(0, 2)
    .map((word) => word[0]!.toUpperCase())
    .join("");
};
