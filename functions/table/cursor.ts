import { createHmac, timingSafeEqual } from "node:crypto";
import { Problem } from "../../shared/problems";
import { required } from "./environment";

const SIGNATURE_BYTES = 12;

const signatureOf = (scope: string, payload: Buffer) =>
  createHmac("sha256", required("CURSOR_KEY"))
    .update(scope)
    .update("\0")
    .update(payload)
    .digest()
    .subarray(0, SIGNATURE_BYTES);

/**
 * Writes a position in a list as opaque text. `scope` names the list (access pattern and partition), so that the
 * position is good for no other; the partition itself never travels.
 */
export function encodeCursor(scope: string, position: unknown): string {
  const payload = Buffer.from(JSON.stringify(position));
  return Buffer.concat([signatureOf(scope, payload), payload]).toString("base64url");
}

/** Reads a position back. @throws Problem bad-cursor when it was not made here for this list. */
export function decodeCursor<TPosition>(scope: string, cursor: string): TPosition {
  const bytes = Buffer.from(cursor, "base64url");
  const payload = bytes.subarray(SIGNATURE_BYTES);
  const signature = bytes.subarray(0, SIGNATURE_BYTES);
  // base64url decoding forgives what it does not know: only the exact text that we made is taken.
  if (
    signature.length < SIGNATURE_BYTES ||
    bytes.toString("base64url") !== cursor ||
    !timingSafeEqual(signature, signatureOf(scope, payload))
  ) {
    throw new Problem("bad-cursor", { detail: "This list has changed its address. Start from its first page." });
  }
  return JSON.parse(payload.toString());
}
