import type { Context } from "hono";
import type { FieldError } from "../../../shared/problems";

/**
 * The query string's parameters, and an error for each that came twice (which of them would count?) or is no text: it would
 * be read as something that nobody wrote.
 */
export function readQuery(c: Context): { values: Record<string, string>; errors: FieldError[] } {
  const { search, searchParams } = new URL(c.req.url);
  const names = [...new Set(searchParams.keys())];
  const unreadable = search.slice(1).split("&").filter(isUnreadable);
  const about = (name: string, detail: string) => ({ pointer: `?${name}`, detail });
  return {
    values: Object.fromEntries(searchParams),
    errors: [
      ...names
        .filter((name) => searchParams.getAll(name).length > 1)
        .map((name) => about(name, "This can be said once.")),
      ...unreadable.map((part) => about([...new URLSearchParams(part).keys()][0] ?? "", "This is not text in UTF-8.")),
    ],
  };
}

function isUnreadable(part: string) {
  try {
    decodeURIComponent(part);
    return false;
  } catch {
    return true;
  }
}
