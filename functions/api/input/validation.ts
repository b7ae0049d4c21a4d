import * as v from "valibot";
import type { FieldError } from "../../../shared/problems";

export type ObjectSchema = v.GenericSchema & { entries?: Record<string, v.GenericSchema> };
type Pointing = (keys: string[]) => string;

/** A JSON Pointer (RFC 6901) to a field of the body. */
export const bodyPointer: Pointing = (keys) =>
  keys.map((key) => `/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
/** How a problem names a parameter of the query string. */
export const queryPointer: Pointing = (keys) => `?${keys.join(".")}`;

const MOST_UNKNOWN = 100;
const UNKNOWN = "This is not known here.";
const TYPES: Record<string, string> = {
  string: "This is text.",
  number: "This is a number.",
  boolean: "This is true or false.",
  Object: "This is an object.",
};

/** Checks an input against a schema; answers the output, or an error for every field that is wrong. */
export function check<S extends ObjectSchema>(
  schema: S,
  input: unknown,
  pointing: Pointing,
): { output?: v.InferOutput<S>; errors: FieldError[] } {
  // Arrays count as objects to the schemas, and an empty one would pass where every field may be left out.
  if (Array.isArray(input)) return { errors: [{ pointer: pointing([]), detail: "This is an object." }] };
  const result = v.safeParse(schema, input);
  const wrong = result.issues?.map((issue) => told(issue, pointing)) ?? [];
  const errors = firstOfEach([...unknownFields(schema, input, pointing), ...wrong]);
  return result.success && errors.length === 0 ? { output: result.output, errors } : { errors };
}

/** The schemas stop at the first unknown field; a caller wants to know them all. */
function unknownFields({ entries }: ObjectSchema, input: unknown, pointing: Pointing): FieldError[] {
  if (!entries || typeof input !== "object" || input === null) return [];
  return Object.keys(input)
    .filter((key) => !Object.hasOwn(entries, key))
    .slice(0, MOST_UNKNOWN)
    .map((key) => ({ pointer: pointing([key]), detail: UNKNOWN }));
}

const firstOfEach = (errors: FieldError[]) =>
  errors.filter(({ pointer }, at) => errors.findIndex((other) => other.pointer === pointer) === at);

const told = (issue: v.BaseIssue<unknown>, pointing: Pointing): FieldError => ({
  pointer: pointing((issue.path ?? []).map(({ key }) => String(key))),
  detail: detailOf(issue),
});

/** The contract's own words where it has some; the library's default messages speak to programmers and quote the input. */
function detailOf({ message, received, expected }: v.BaseIssue<unknown>) {
  if (!message.startsWith("Invalid ")) return message;
  if (expected === "never") return UNKNOWN;
  if (received === "undefined") return "This is needed.";
  return TYPES[expected ?? ""] ?? "This is not what belongs here.";
}
