import * as v from "valibot";

/**
 * Everything that can go wrong, by its stable code: HTTP status and title (RFC 9457).
 * The problem's `type` is `/problems/<code>`.
 */
export const PROBLEMS = {
  "bad-request": [400, "This request cannot be read"],
  "bad-cursor": [400, "This page address is not valid here"],
  "idempotency-key": [400, "An Idempotency-Key is needed"],
  "signed-out": [401, "Please sign in"],
  forbidden: [403, "Only its owner may do this"],
  "cross-site": [403, "This request came from another site"],
  locked: [403, "This room is locked"],
  "not-fresh": [403, "Please sign in once more"],
  "wrong-door": [403, "This address is not served directly"],
  "not-found": [404, "There is nothing here"],
  "method-not-allowed": [405, "This cannot be done here"],
  conflict: [409, "This cannot be done as things stand"],
  "username-taken": [409, "Somebody has this username"],
  "key-reused": [409, "This Idempotency-Key was used for something else"],
  gone: [410, "This was deleted"],
  "version-old": [412, "Somebody changed this meanwhile"],
  "too-large": [413, "This is too large"],
  "not-json": [415, "Send JSON"],
  invalid: [422, "Something needs another look"],
  "version-missing": [428, "Say which version you edit, with If-Match"],
  "too-many": [429, "That was a little fast"],
  internal: [500, "Something went wrong on our side"],
  unavailable: [503, "We cannot do this just now"],
} as const satisfies Record<string, readonly [status: number, title: string]>;

export type ProblemCode = keyof typeof PROBLEMS;

/** One wrong field: a JSON Pointer into the body (RFC 6901), or `?name` for a query parameter. */
export type FieldError = { pointer: string; detail: string };

export const ProblemBody = v.object({
  type: v.string(),
  title: v.string(),
  status: v.number(),
  detail: v.optional(v.string()),
  requestId: v.optional(v.string()),
  errors: v.optional(v.array(v.object({ pointer: v.string(), detail: v.string() }))),
});
export type ProblemBody = v.InferOutput<typeof ProblemBody>;

type ProblemOptions = {
  detail?: string;
  errors?: FieldError[];
  retryAfter?: number;
  allow?: string[];
  cause?: unknown;
};

/** The one error that modules throw on purpose and both sides understand. `retryAfter` is in seconds. */
export class Problem extends Error {
  readonly status: number;
  readonly detail?: string;
  readonly errors?: FieldError[];
  readonly retryAfter?: number;
  readonly allow?: string[];

  constructor(
    readonly code: ProblemCode,
    { detail, errors, retryAfter, allow, cause }: ProblemOptions = {},
  ) {
    const [status, title] = PROBLEMS[code];
    super(detail ?? title, { cause });
    this.name = "Problem";
    this.status = status;
    this.detail = detail;
    this.errors = errors;
    this.retryAfter = retryAfter;
    this.allow = allow;
  }
}
