import { createHash, randomBytes } from "node:crypto";
import type { Item, Key } from "../table";

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

export const newToken = () => randomBytes(32).toString("base64url");

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
