import { type Answer, type Asked, headerOf, type Origin } from "./http";

type Kept = { answer: Answer; storedAt: number; until: number };

/** No answer is kept longer, whatever it says; the CDN's cache policy has the same bound. In seconds. */
const LONGEST = 60;

/** Enough for a laptop; the oldest leave first. */
const MOST_ENTRIES = 1000;

/** The part of a query that tells answers apart. */
type Query = (query: string) => string;

/**
 * Keeps public answers as the CDN does: by path and query (or what `queryOf` takes of it), without cookies, for as long as `s-maxage` says. Visitors
 * who ask for the same thing at the same moment wait for one answer, unless it turns out to be private.
 */
export function cached(origin: Origin, now = Date.now, queryOf: Query = (query) => query): Origin {
  const kept = new Map<string, Kept>();
  const underWay = new Map<string, Promise<Answer>>();

  const ask = (key: string, asked: Asked) => {
    const asking = origin(asked).then((answer) => {
      const seconds = secondsToKeep(answer);
      if (seconds > 0) {
        kept.delete(key);
        kept.set(key, { answer, storedAt: now(), until: now() + seconds * 1000 });
        if (kept.size > MOST_ENTRIES) kept.delete(kept.keys().next().value!);
      }
      return answer;
    });
    underWay.set(key, asking);
    return asking.finally(() => underWay.delete(key));
  };

  return async (asked) => {
    if (asked.method !== "GET" && asked.method !== "HEAD") return origin(asked);
    const key = `${asked.path}?${queryOf(asked.query)}`;
    const fresh = kept.get(key);
    if (fresh && fresh.until > now()) return marked(fresh.answer, "Hit from edge", now() - fresh.storedAt);
    kept.delete(key);
    const others = underWay.get(key);
    if (others) {
      const answer = await others;
      // What is private was meant for the one who asked first.
      if (secondsToKeep(answer) > 0) return marked(answer, "Hit from edge", 0);
      return marked(await origin(asked), "Miss from edge");
    }
    // A HEAD is asked as a GET, so that its answer serves both.
    return marked(await ask(key, { ...asked, method: "GET" }), "Miss from edge");
  };
}

function secondsToKeep(answer: Answer): number {
  const control = headerOf(answer, "cache-control") ?? "";
  if (answer.status !== 200 || answer.headers["set-cookie"] || /\b(private|no-store|no-cache)\b/.test(control))
    return 0;
  const seconds = Number(/\bs-maxage=(\d+)/.exec(control)?.[1] ?? /\bmax-age=(\d+)/.exec(control)?.[1] ?? 0);
  return Math.min(seconds, LONGEST);
}

const marked = (answer: Answer, mark: string, age?: number): Answer => ({
  ...answer,
  headers: {
    ...answer.headers,
    "x-cache": mark,
    ...(age !== undefined && { age: String(Math.floor(age / 1000)) }),
  },
});
