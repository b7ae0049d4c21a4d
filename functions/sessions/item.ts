import { createHash, randomBytes } from "node:crypto";
import { type Item, type Key, query } from "../table";
import type { Actor } from "../users";

export type SessionItem = Item & {
  username: string;
  displayName: string;
  /** What signed in, in a few words, so that a person recognises it. */
  device: string;
  createdAt: number;
  /** When its holder proved once more who they are. */
  provenAt?: number;
  lastUsedAt: number;
  /** Unused until then, it ends. */
  expiresAt: number;
  /** It ends then, used or not. */
  endsAt: number;
  /** It ended by a ban, and opens nothing; whoever holds it may be told why. */
  closed?: boolean;
  /** In seconds; DynamoDB may be days late, so `expiresAt` is compared on every read. */
  ttl: number;
};

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
export const IDLE = 7 * DAY;
export const ABSOLUTE = 30 * DAY;
/** A session's last use is written down this often at most. */
export const TOUCHED_EVERY = HOUR;

export const SESSIONS = "SESS#";
export const partitionOf = (userId: string) => `U#${userId}`;
export const hashOf = (token: string) => createHash("sha256").update(token).digest("hex");
export const sessionKey = (userId: string, token: string): Key => ({
  pk: partitionOf(userId),
  sk: SESSIONS + hashOf(token),
});

const newToken = () => randomBytes(32).toString("base64url");

// A ULID and 32 bytes as base64url: what is not of this form never reaches the table.
const COOKIE_VALUE = /^([0-7][0-9A-HJKMNP-TV-Z]{25})\.([\w-]{43})$/;

/** A session travels as `uid.token`; undefined when the text is no such thing. */
export function parseValue(value: string): { userId: string; token: string } | undefined {
  const [, userId, token] = COOKIE_VALUE.exec(value) ?? [];
  return userId && token ? { userId, token } : undefined;
}

/** When a session used now ends by itself. */
export const lifeAt = (now: number, endsAt: number) => {
  const expiresAt = Math.min(now + IDLE, endsAt);
  return { lastUsedAt: now, expiresAt, ttl: Math.ceil(expiresAt / 1000) };
};

/** Whether it has not run out. */
export const stands = ({ expiresAt, endsAt }: SessionItem, now: number) => expiresAt > now && endsAt > now;

/** A session that nobody has yet, and its cookie's value. It ends after `lifeMs`, used or not. */
export function newSession(
  { userId, username, displayName }: Actor & { displayName: string },
  device: string,
  now: number,
  lifeMs: number,
): { item: SessionItem; value: string } {
  const token = newToken();
  const endsAt = now + lifeMs;
  const names = { username, displayName, device: device.slice(0, 200) };
  const item = { ...sessionKey(userId, token), ...names, createdAt: now, endsAt, ...lifeAt(now, endsAt) };
  return { item, value: `${userId}.${token}` };
}

/** A person's sessions, ended ones too, a hundred a request. */
export async function* pagesOf(userId: string): AsyncGenerator<SessionItem[]> {
  const range = { partition: partitionOf(userId), beginsWith: SESSIONS, consistent: true };
  let start: object | undefined;
  do {
    const { items, lastKey } = await query<SessionItem>(range, { limit: 100, start });
    yield items;
    start = lastKey;
  } while (start);
}
