import * as v from "valibot";
import { TEXT_LIMITS } from "./limits";
import { Provider } from "./session";
import { lineText, nameText, proseText } from "./text";

/** What the owner settles. `contact`: how to reach the owner, an address or a few words, or nothing. Members-only: whoever is not signed in sees the sign-in page alone. */
const settings = {
  name: nameText(TEXT_LIMITS.communityName),
  welcome: proseText(TEXT_LIMITS.welcome),
  contact: lineText(TEXT_LIMITS.contact),
  membersOnly: v.boolean(),
};

/** What the site needs to know of the community before it shows anything. */
export const Community = v.object({
  name: v.string(),
  welcome: v.string(),
  contact: v.string(),
  membersOnly: v.boolean(),
  /** The ways of signing in that are set up. */
  providers: v.array(Provider),
});
export type Community = v.InferOutput<typeof Community>;

/** The settings as the owner edits them; `version` goes back as `If-Match`. */
export const CommunitySettings = v.object({
  name: v.string(),
  welcome: v.string(),
  contact: v.string(),
  membersOnly: v.boolean(),
  version: v.number(),
});
export type CommunitySettings = v.InferOutput<typeof CommunitySettings>;

export const CommunityChanges = v.pipe(
  v.strictObject({
    name: v.optional(settings.name),
    welcome: v.optional(settings.welcome),
    contact: v.optional(settings.contact),
    membersOnly: v.optional(settings.membersOnly),
  }),
  v.check((changes) => Object.keys(changes).length > 0, "Say what to change."),
);
export type CommunityChanges = v.InferOutput<typeof CommunityChanges>;

/** The secret of the one-time link that makes its first opener the community's owner. */
export const OwnerToken = v.strictObject({
  token: v.pipe(v.string(), v.regex(/^[\w-]{43}$/, "This link is not whole.")),
});
export type OwnerToken = v.InferOutput<typeof OwnerToken>;
