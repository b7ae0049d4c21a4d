import type { Context } from "hono";
import type { FieldError } from "../../../shared/problems";

/** The query string's parameters, and an error for each that came twice: which of them would count? */
export function readQuery(c: Context): { values: Record<string, string>; errors: FieldError[] } {
  const parameters = new URL(c.req.url).searchParams;
  const names = [...new Set(parameters.keys())];
  return {
    values: Object.fromEntries(parameters),
    errors: names
      .filter((name) => parameters.getAll(name).length > 1)
      .map((name) => ({ pointer: `?${name}`, detail: "This can be said once." })),
  };
}
