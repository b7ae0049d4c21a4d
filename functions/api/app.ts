import { Hono } from "hono";
import { TrieRouter } from "hono/router/trie-router";
import * as v from "valibot";
import { open } from "./endpoint";
import type { Env } from "./env";
import { guarded } from "./guards";
import { reads } from "./reads";
import { account } from "./routes/account";
import { auth } from "./routes/auth";
import { community } from "./routes/community";
import { crawlers } from "./routes/crawlers";
import { farewell } from "./routes/farewell";
import { me } from "./routes/me";
import { messages } from "./routes/messages";
import { moderation } from "./routes/moderation";
import { rooms } from "./routes/rooms";
import { site } from "./routes/site";
import { users } from "./routes/users";

export const routes = new Hono<Env>({ router: new TrieRouter() })
  .route("/", reads)
  .route("/", crawlers)
  .route("/api", site)
  .route("/api/rooms", rooms)
  .route("/api/rooms", messages)
  .route("/api/users", users)
  .route("/api/me", me)
  .route("/api/me", account)
  .route("/api", farewell)
  .route("/api", community)
  .route("/api", moderation)
  .route("/api/auth", auth);

routes.get(
  "/api/openapi.json",
  open({ summary: "This description", answers: { 200: v.record(v.string(), v.unknown()) } }),
  async (c) =>
    // Loaded when asked for, since nothing else needs what describes.
    c.json(await (await import("./openapi")).describe(routes)),
);

/** The API's type, for clients. */
export type Api = typeof routes;

export const app = guarded(routes);
