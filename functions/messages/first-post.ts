import { NEW_ACCOUNT_DAYS } from "../../shared/moderation";
import * as Community from "../community";
import { type Item, timeOf } from "../table";
import type { Actor } from "../users";

const LINK = /\bhttps?:\/\/|\bwww\./i;
const NEW_MS = NEW_ACCOUNT_DAYS * 24 * 3_600_000;

/**
 * Whether a message must wait for the owner: a new account's first, or one after a first that waits, if it holds a link. Told
 * by the person's allowance, which is read anyway: it is not there before the first message, and notes what waits.
 */
export async function mustWait(actor: Actor, body: string, allowance: Item | undefined): Promise<boolean> {
  if (!LINK.test(body) || Date.now() - timeOf(actor.userId) > NEW_MS) return false;
  if (allowance && !allowance.held) return false;
  return !(await Community.isOwner(actor));
}
