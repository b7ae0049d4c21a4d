/** What a person may do at once, and how fast the allowance grows back. */
export type Allowance = { burst: number; everyMs: number };

export const ALLOWANCES = {
  messages: { burst: 10, everyMs: 5_000 },
  edits: { burst: 10, everyMs: 5_000 },
  rooms: { burst: 10, everyMs: 60_000 },
  // 30 in 30 minutes; bringing back counts too.
  deletes: { burst: 30, everyMs: 60_000 },
  exports: { burst: 5, everyMs: 600_000 },
  reports: { burst: 10, everyMs: 60_000 },
  reactions: { burst: 20, everyMs: 3_000 },
  memberships: { burst: 20, everyMs: 5_000 },
} as const satisfies Record<string, Allowance>;

export type Kind = keyof typeof ALLOWANCES;

/**
 * A token bucket that needs one number: the time at which it will be full again (GCRA's theoretical arrival time,
 * https://en.wikipedia.org/wiki/Generic_cell_rate_algorithm). Answers that time after one more, or how long to wait.
 */
export function take({ burst, everyMs }: Allowance, fullAt: number, now: number): { fullAt: number; waitMs: number } {
  const next = Math.max(fullAt, now) + everyMs;
  return { fullAt: next, waitMs: Math.max(0, next - burst * everyMs - now) };
}
