import type { Farewell } from "../../shared/account";
import { foldUsername } from "../../shared/people";
import { Problem } from "../../shared/problems";
import * as Sessions from "../sessions";
import type { Actor } from "../users";
import * as Users from "../users";
import { hashOf, newReceipt, opening } from "./receipt";

/**
 * Closes the actor's account for good: from now on nobody is signed in with it or can be. A walk that the account's change
 * sets off does the rest. Answers the receipt's secret.
 * @throws Problem invalid when the username is not the actor's own, signed-out when the account is closed, unavailable.
 */
export async function begin(actor: Actor, { username, messages }: Farewell): Promise<string> {
  if (foldUsername(username) !== foldUsername(actor.username)) {
    throw new Problem("invalid", { errors: [{ pointer: "/username", detail: "Type your own username." }] });
  }
  const receipt = newReceipt();
  const erasedAt = Date.now();
  const leaver = { messages, erasedAt, receipt: hashOf(receipt) };
  const done =
    (await Users.leave(actor.userId, leaver, [opening(leaver.receipt, erasedAt)])) ||
    // Something of the account changed that very moment.
    (await Users.leave(actor.userId, leaver, [opening(leaver.receipt, erasedAt)]));
  if (!done) throw await notDone(actor);
  await Sessions.endAll(actor.userId);
  return receipt;
}

const notDone = async ({ userId }: Actor) =>
  (await Users.presentUsername(userId)) === undefined
    ? Users.closed()
    : new Problem("unavailable", { detail: "Something else changed. Try again.", retryAfter: 1 });
