/** Longest texts, in code points. In UTF-8 a text may take at most four bytes for each. */
export const TEXT_LIMITS = {
  message: 10_000,
  roomName: 80,
  topicName: 40,
  description: 500,
  bio: 500,
  displayName: 50,
  communityName: 60,
  welcome: 500,
  reason: 500,
  contact: 200,
} as const;

/** How many things one page of a list holds. */
export const PAGE = { default: 20, max: 50, messages: 50 } as const;

/** Largest request body, in bytes. */
export const BODY_LIMIT = 64 * 1024;

/** How long a deleted message or room can be brought back. */
export const RESTORABLE_DAYS = 30;
