import * as v from "valibot";
import { Moment } from "./ids";
import { Username } from "./people";
import { Provider } from "./session";

/** How often a person may change their username, and how long the old address leads to the new one. */
export const USERNAME_DAYS = 30;

/** How recent a sign-in must be for what cannot be undone, in minutes. */
export const FRESH_MINUTES = 10;

/** A browser that somebody is signed in with. `id` opens nothing. */
export const SessionId = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/, "This is not a session's id."));
export const OpenSession = v.object({
  id: SessionId,
  device: v.string(),
  createdAt: Moment,
  lastUsedAt: Moment,
  /** The one that asks. */
  isThis: v.boolean(),
});
export type OpenSession = v.InferOutput<typeof OpenSession>;
export const OpenSessions = v.object({ items: v.array(OpenSession) });

/** A way of signing in that is linked to the account. */
export const LinkedIdentity = v.object({ provider: Provider, linkedAt: Moment });
export type LinkedIdentity = v.InferOutput<typeof LinkedIdentity>;
/** `fresh`: this session's sign-in is recent enough for linking, unlinking and leaving. */
export const LinkedIdentities = v.object({ items: v.array(LinkedIdentity), fresh: v.boolean() });

export const UsernameChange = v.strictObject({ username: Username });
export type UsernameChange = v.InferOutput<typeof UsernameChange>;

/** The last word of somebody who leaves: the own username, typed, and what becomes of what they said. */
export const Farewell = v.strictObject({
  username: v.string(),
  /** `keep`: messages stay as those of a deleted person. `erase`: their words go too. */
  messages: v.picklist(["keep", "erase"]),
});
export type Farewell = v.InferOutput<typeof Farewell>;

const Count = v.pipe(v.number(), v.integer(), v.minValue(0));

/** What erasure has done so far, in numbers: it says nothing about whom. */
export const ErasureReceipt = v.object({
  startedAt: Moment,
  /** Null while it is at work. */
  finishedAt: v.nullable(Moment),
  counts: v.object({ messages: Count, rooms: Count, memberships: Count, other: Count }),
});
export type ErasureReceipt = v.InferOutput<typeof ErasureReceipt>;

/** The receipt is read at `/api/erasures/{receipt}`, by whoever holds its secret, for 30 days. */
export const ReceiptToken = v.pipe(v.string(), v.regex(/^[\w-]{43}$/));
export const ErasureBegun = v.object({ receipt: v.string() });

/** An export too large for one answer is made first; then it is fetched from `url`, which is good for a few minutes. */
export const ExportState = v.object({ state: v.picklist(["being-made", "ready"]), url: v.nullable(v.string()) });
export type ExportState = v.InferOutput<typeof ExportState>;
