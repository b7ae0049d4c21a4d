import { deleteItem, getItem, transact, updateItem, writeBatch } from "../table";
import type { Actor } from "../users";
import * as Users from "../users";
import {
  ABSOLUTE,
  lifeAt,
  newSession,
  pagesOf,
  parseValue,
  SESSIONS,
  type SessionItem,
  sessionKey,
  TOUCHED_EVERY,
} from "./item";

export { closeAll, findClosed, refuse } from "./closed";
export { ABSOLUTE as SESSION_LIFE } from "./item";
export { endOne, isFresh, isOpen, list, prove, requireFresh } from "./list";

export type Session = {
  actor: Actor;
  displayName: string;
  /** Names the session without opening it. */
  sessionId: string;
  /** When its holder last proved who they are, in milliseconds. */
  provenAt: number;
};

/**
 * Starts a session and answers its cookie's value. The same transaction makes sure that the account may come in.
 * @throws Problem forbidden when it is banned or erased.
 */
export async function start(
  person: Actor & { displayName: string },
  device: string,
  now = Date.now(),
): Promise<string> {
  const { item, value } = newSession(person, device, now, ABSOLUTE);
  await transact([Users.mayEnter(person), { put: item }]);
  return value;
}

/**
 * Who a cookie's value stands for; undefined when for nobody (any more). One consistent read, so that whoever signed
 * out is out at once; the use is written down once an hour.
 */
export async function find(value: string, now = Date.now()): Promise<Session | undefined> {
  const parsed = parseValue(value);
  if (!parsed) return undefined;
  const key = sessionKey(parsed.userId, parsed.token);
  const session = await getItem<SessionItem>(key, { consistent: true });
  if (!session || session.closed || session.expiresAt <= now || session.endsAt <= now) return undefined;
  if (now - session.lastUsedAt >= TOUCHED_EVERY) {
    // The condition keeps a session ended this moment from coming back as half an item.
    const touched = await updateItem(key, {
      set: lifeAt(now, session.endsAt),
      when: "attribute_exists(pk) AND attribute_not_exists(closed)",
    });
    if (!touched) return undefined;
  }
  return {
    actor: { userId: parsed.userId, username: session.username },
    displayName: session.displayName,
    sessionId: session.sk.slice(SESSIONS.length),
    provenAt: session.provenAt ?? session.createdAt,
  };
}

/** Ends the session of a cookie's value; ending what has ended is fine. */
export async function end(value: string): Promise<void> {
  const parsed = parseValue(value);
  if (parsed) await deleteItem(sessionKey(parsed.userId, parsed.token));
}

/** Ends every session of a person, a hundred a request. */
export async function endAll(userId: string): Promise<void> {
  for await (const sessions of pagesOf(userId)) await writeBatch({ deletes: sessions });
}

/** Carries a person's new name into the sessions that are open. */
export async function rename(userId: string, names: { username?: string; displayName?: string }): Promise<void> {
  for await (const sessions of pagesOf(userId)) {
    for (const { pk, sk } of sessions) await updateItem({ pk, sk }, { set: names, when: "attribute_exists(pk)" });
  }
}
