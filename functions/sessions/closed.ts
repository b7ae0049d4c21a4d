import { getItem, putItem, updateItem } from "../table";
import type { Actor } from "../users";
import { newSession, pagesOf, parseValue, type SessionItem, sessionKey, stands } from "./item";

/** How long whoever proved who they are, and may not come in, is told why, in milliseconds. */
const REFUSED_FOR = 3_600_000;

/**
 * Closes every session of a person, for a ban: each opens nothing from then on and for ever, but shows its holder to be the
 * one who was banned.
 */
export async function closeAll(userId: string): Promise<void> {
  for await (const sessions of pagesOf(userId)) {
    const open = sessions.filter(({ closed }) => !closed);
    await Promise.all(
      open.map(({ pk, sk }) => updateItem({ pk, sk }, { set: { closed: true }, when: "attribute_exists(pk)" })),
    );
  }
}

/** For somebody who proved who they are and is banned: a session that is closed from the beginning. Answers its cookie's value. */
export async function refuse(
  person: Actor & { displayName: string },
  device: string,
  now = Date.now(),
): Promise<string> {
  const { item, value } = newSession(person, device, now, REFUSED_FOR);
  await putItem({ ...item, closed: true });
  return value;
}

/** Whose session a cookie's value was before a ban closed it; undefined when it is open, or was none. */
export async function findClosed(value: string, now = Date.now()): Promise<string | undefined> {
  const parsed = parseValue(value);
  if (!parsed) return undefined;
  const session = await getItem<SessionItem>(sessionKey(parsed.userId, parsed.token), { consistent: true });
  return session?.closed && stands(session, now) ? parsed.userId : undefined;
}
