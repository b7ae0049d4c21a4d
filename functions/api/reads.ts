import { Hono } from "hono";
import { TrieRouter } from "hono/router/trie-router";
import type { Env } from "./env";
import { activity } from "./routes/activity";
import { roomReads } from "./routes/room-reads";
import { search } from "./routes/search";
import { topics } from "./routes/topics";

/** What visitors read: most of what is asked, and all that a cold start has to load for it (docs/performance.md). */
export const reads = new Hono<Env>({ router: new TrieRouter() })
  .route("/api/topics", topics)
  .route("/api/rooms", roomReads)
  .route("/api/activity", activity)
  .route("/api/search", search);
