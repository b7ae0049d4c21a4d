import * as v from "valibot";

/** The long work there is, by name; what each does stands in functions/walk/steps.ts. */
export const STEPS = [
  "hide-room",
  "unhide-room",
  "purge-room",
  "repoint-words",
  "rename-person",
  "rename-room",
  "erase-person",
  "make-export",
  "align-posts",
  "retitle-topic",
  "align-reactions",
] as const;

/** A walk over one thing's items: `subject` is its id, `from` the place in the data where it goes on. */
export const WalkStep = v.strictObject({
  step: v.picklist(STEPS),
  subject: v.pipe(v.string(), v.nonEmpty()),
  from: v.optional(v.string()),
});
export type WalkStep = v.InferOutput<typeof WalkStep>;

/**
 * Does a page of a walk and answers what comes next, or nothing at its end. Every page looks at the data as it stands, so a
 * walk may be stopped anywhere, begun twice, or begun for something that changed its mind.
 */
export type Walk = (step: WalkStep) => Promise<WalkStep | undefined>;
