import { FRESH_MINUTES, type OpenSession } from "../../shared/account";
import { Problem } from "../../shared/problems";
import { deleteItem, getItem, query, updateItem } from "../table";
import type { Actor } from "../users";
import { partitionOf, SESSIONS, type SessionItem, stands } from "./item";

/** More than anyone has browsers. */
const MOST = 100;

/** Access pattern: a person's open sessions, the one used last first. */
export async function list({ userId }: Actor, thisId: string, now = Date.now()): Promise<OpenSession[]> {
  const range = { partition: partitionOf(userId), beginsWith: SESSIONS, consistent: true };
  const { items } = await query<SessionItem>(range, { limit: MOST });
  return items
    .filter((session) => !session.closed && stands(session, now))
    .sort((a, b) => b.lastUsedAt - a.lastUsedAt)
    .map((session) => toOpenSession(session, thisId));
}

const toOpenSession = ({ sk, device, createdAt, lastUsedAt }: SessionItem, thisId: string): OpenSession => {
  const id = sk.slice(SESSIONS.length);
  return {
    id,
    device,
    createdAt: new Date(createdAt).toISOString(),
    lastUsedAt: new Date(lastUsedAt).toISOString(),
    isThis: id === thisId,
  };
};

const keyOf = (userId: string, sessionId: string) => ({ pk: partitionOf(userId), sk: SESSIONS + sessionId });

/** Ends one of the actor's own sessions at once. @throws Problem not-found. */
export async function endOne({ userId }: Actor, sessionId: string): Promise<void> {
  await deleteItem(keyOf(userId, sessionId), {
    when: "attribute_exists(pk)",
    otherwise: () => {
      throw new Problem("not-found", { detail: "There is no such session." });
    },
  });
}

/** Notes that whoever holds the session has just proven again who they are. Answers false when it has ended. */
export const prove = (userId: string, sessionId: string, now = Date.now()): Promise<boolean> =>
  updateItem(keyOf(userId, sessionId), {
    set: { provenAt: now },
    when: "attribute_exists(pk) AND attribute_not_exists(closed)",
  }).then((session) => session !== undefined);

/** Whether a session has not ended, by its id. */
export async function isOpen(userId: string, sessionId: string, now = Date.now()): Promise<boolean> {
  const session = await getItem<SessionItem>(keyOf(userId, sessionId), { consistent: true });
  return session !== undefined && !session.closed && stands(session, now);
}

/** Whether the sign-in is recent enough for what cannot be undone. */
export const isFresh = ({ provenAt }: { provenAt: number }, now = Date.now()) =>
  now - provenAt < FRESH_MINUTES * 60_000;

/** @throws Problem not-fresh when the sign-in was too long ago. */
export function requireFresh(session: { provenAt: number }): void {
  if (!isFresh(session)) throw new Problem("not-fresh", { detail: "Sign in once more, then do this." });
}
