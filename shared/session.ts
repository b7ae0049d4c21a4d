import * as v from "valibot";
import { Moment } from "./ids";
import { DisplayName, PersonRef, Username } from "./people";

export const PROVIDERS = ["google", "github"] as const;
export const Provider = v.picklist(PROVIDERS);
export type Provider = v.InferOutput<typeof Provider>;

/** What a banned person is told, and nobody else: since when, and in the owner's words why. */
export const BanNotice = v.object({ bannedAt: Moment, reason: v.string() });
export type BanNotice = v.InferOutput<typeof BanNotice>;

/**
 * Who is asking: null is a visitor. `isOwner`: owns the community, and with `waits` something waits to be looked at. `isNew`: so
 * new here that something of theirs may wait for the owner. `ban`: the visitor's session was closed by it.
 */
export const Session = v.object({
  person: v.nullable(
    v.object({
      ...PersonRef.entries,
      displayName: v.string(),
      isOwner: v.optional(v.literal(true)),
      waits: v.optional(v.literal(true)),
      isNew: v.optional(v.literal(true)),
    }),
  ),
  ban: v.optional(BanNotice),
});
export type Session = v.InferOutput<typeof Session>;

/** `returnTo`: where to go after signing in, a path of this site; anything else becomes `/`. */
export const SignInStart = v.strictObject({ returnTo: v.optional(v.string(), "/") });
export const SignInAddress = v.object({ url: v.string() });

/**
 * Why a sign-in ended at `/sign-in?problem=…`: the person declined, it took too long or was used before, the provider
 * failed, the account is closed or banned, or this side failed. At `/settings?problem=…`, where somebody signed in proved who they
 * are, also: it was another person's account, or it cannot be linked to this one.
 */
export const SIGN_IN_PROBLEMS = [
  "cancelled",
  "expired",
  "provider",
  "closed",
  "banned",
  "unavailable",
  "other-person",
  "linked-elsewhere",
] as const;
export type SignInProblem = (typeof SIGN_IN_PROBLEMS)[number];

/** The last step of a first sign-in. */
export const SignUp = v.strictObject({ username: Username, displayName: v.optional(DisplayName) });
export type SignUp = v.InferOutput<typeof SignUp>;

export const SignedUp = v.object({ person: PersonRef, returnTo: v.string() });

/** What a first sign-in suggests, read at `GET /api/auth/pending`: null when none is under way. */
export const PendingSignUp = v.object({
  pending: v.nullable(v.object({ provider: Provider, username: v.string(), displayName: v.string() })),
});
export type PendingSignUp = v.InferOutput<typeof PendingSignUp>;
