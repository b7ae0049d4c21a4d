import type { Context } from "hono";
import { Problem } from "../../../shared/problems";

const KEY = /^[\x21-\x7e](?:[\x20-\x7e]{0,62}[\x21-\x7e])?$/;

/** The caller's Idempotency-Key. @throws Problem idempotency-key. */
export function readKey(c: Context): string {
  const key = c.req.header("idempotency-key") ?? "";
  if (KEY.test(key)) return key;
  throw new Problem("idempotency-key", {
    detail: "Send a header Idempotency-Key of 1 to 64 printable ASCII characters, a new one for each thing you make.",
  });
}

/**
 * The version in `If-Match: "v<version>"`; undefined when there is no such header. Anything else names no version that
 * could be current, so it ends as an old one does.
 */
export function readVersion(c: Context): number | undefined {
  const tag = c.req.header("if-match");
  if (tag === undefined) return undefined;
  return Number(/^\s*"v([1-9]\d{0,8})"\s*$/.exec(tag)?.[1] ?? -1);
}
