import { Hono } from "hono";
import * as v from "valibot";
import { Problem } from "../../shared/problems";
import { open } from "./endpoint";
import type { Env } from "./env";
import { answered } from "./guards/answered";
import { door } from "./guards/door";
import { known } from "./guards/known";
import { sameSite } from "./guards/same-site";
import { size } from "./guards/size";
import { answerProblem } from "./problem";
import { account } from "./routes/account";
import { activity } from "./routes/activity";
import { auth } from "./routes/auth";
import { community } from "./routes/community";
import { farewell } from "./routes/farewell";
import { me } from "./routes/me";
import { messages } from "./routes/messages";
import { moderation } from "./routes/moderation";
import { rooms } from "./routes/rooms";
import { search } from "./routes/search";
import { site } from "./routes/site";
import { topics } from "./routes/topics";
import { users } from "./routes/users";

export const routes = new Hono<Env>()
  .route("/api", site)
  .route("/api/topics", topics)
  .route("/api/rooms", rooms)
  .route("/api/rooms", messages)
  .route("/api/activity", activity)
  .route("/api/search", search)
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

/** The guards that are the same everywhere, in their order, then the routes, each with a guard of its own. */
export const app = new Hono<Env>()
  .onError(answerProblem)
  .notFound((c) => answerProblem(new Problem("not-found"), c))
  .use(answered, door, known(routes), size, sameSite)
  .route("/", routes);
