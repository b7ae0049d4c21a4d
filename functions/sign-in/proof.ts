import { Problem } from "../../shared/problems";
import * as Sessions from "../sessions";
import * as Users from "../users";
import type { Outcome } from "./finish";
import type { Identity } from "./providers";

/** What somebody who is signed in goes to a provider for: to prove who they are, or to link one more way of signing in. */
export type Proof = { aim: "prove" | "link"; userId: string; sessionId: string };

/** Ends a proof. The session it began in must still be open: its cookie does not come along from another site. */
export async function settle(proof: Proof, identity: Identity, returnTo: string): Promise<Outcome> {
  if (!(await Sessions.isOpen(proof.userId, proof.sessionId))) return { problem: "expired", returnTo };
  return proof.aim === "link" ? link(proof, identity, returnTo) : prove(proof, identity, returnTo);
}

async function link({ userId }: Proof, { provider, subject }: Identity, returnTo: string): Promise<Outcome> {
  try {
    await Users.link({ userId }, provider, subject);
    return { proven: true, returnTo };
  } catch (error) {
    if (error instanceof Problem && error.code === "conflict") return { problem: "linked-elsewhere", returnTo };
    throw error;
  }
}

async function prove(
  { userId, sessionId }: Proof,
  { provider, subject }: Identity,
  returnTo: string,
): Promise<Outcome> {
  const person = await Users.findByIdentity(provider, subject);
  if (person?.userId !== userId) return { problem: "other-person", returnTo };
  const proven = await Sessions.prove(userId, sessionId);
  return proven ? { proven, returnTo } : { problem: "expired", returnTo };
}
