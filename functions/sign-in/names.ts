import * as v from "valibot";
import { TEXT_LIMITS } from "../../shared/limits";
import { DisplayName } from "../../shared/people";

/** A provider's name for somebody as a display name: one line, in its limit; else what stands in for it. */
export function toDisplayName(name: string, otherwise: string): string {
  const line = [...name.toWellFormed().replace(/[\p{Cc}\p{Cf}\s]+/gu, " ")].slice(0, TEXT_LIMITS.displayName).join("");
  const checked = v.safeParse(DisplayName, line);
  return checked.success ? checked.output : otherwise;
}
