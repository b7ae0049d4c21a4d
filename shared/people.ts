import * as v from "valibot";
import { Id, Moment } from "./ids";
import { TEXT_LIMITS } from "./limits";
import { nameText, proseText } from "./text";

/** How a person is addressed: 2 to 30 letters, digits or hyphens, unique whatever the case. */
export const Username = v.pipe(
  v.string(),
  v.regex(/^[A-Za-z0-9-]{2,30}$/, "A username is 2 to 30 letters, digits or hyphens."),
);

/** Two usernames that fold alike belong to the same person. */
export const foldUsername = (username: string) => username.toLowerCase();

export const DisplayName = nameText(TEXT_LIMITS.displayName);
export const Bio = proseText(TEXT_LIMITS.bio);

/** A person as anyone may see them. The picture is at `avatarPath(id)`. */
export const PersonRef = v.object({ id: Id, username: v.string() });
export type PersonRef = v.InferOutput<typeof PersonRef>;

/** Whoever has erased their account: what they left is theirs no more. No username holds a space, so nobody else is called so. */
export const DELETED_PERSON: PersonRef = { id: "00000000000000000000000000", username: "deleted person" };

/** A person as people who are signed in see them. */
export const Profile = v.object({
  id: Id,
  username: v.string(),
  displayName: v.string(),
  bio: v.string(),
  joinedAt: Moment,
});
export type Profile = v.InferOutput<typeof Profile>;

/**
 * One's own profile; `version` goes back as `If-Match`. `avatarVersion` is the choice of picture, or of none, that
 * stands at the avatar's address by now: as `?v=` it shows at once; `avatarRefused` is the upload that turned out to be no picture.
 */
export const OwnProfile = v.object({
  ...Profile.entries,
  version: v.number(),
  avatarVersion: v.optional(Id),
  avatarRefused: v.optional(Id),
  hasPicture: v.boolean(),
  /** Missing until the username is first changed. */
  usernameChangedAt: v.optional(Moment),
  /** Owns the community. */
  isOwner: v.optional(v.boolean()),
});
export type OwnProfile = v.InferOutput<typeof OwnProfile>;

export const ProfileChanges = v.pipe(
  v.strictObject({ displayName: v.optional(DisplayName), bio: v.optional(Bio) }),
  v.check((changes) => Object.keys(changes).length > 0, "Say what to change."),
);
export type ProfileChanges = v.InferOutput<typeof ProfileChanges>;

export const avatarPath = (userId: string) => `/avatars/${userId}`;
