import { Hono } from "hono";
import { TrieRouter } from "hono/router/trie-router";
import { Problem } from "../../../shared/problems";
import type { Env } from "../env";
import { answerProblem } from "../problem";
import { answered } from "./answered";
import { door } from "./door";
import { known, type Routes } from "./known";
import { sameSite } from "./same-site";
import { size } from "./size";

/** The guards that are the same everywhere, in their order, then the routes, each with a guard of its own. */
export const guarded = (routes: Routes) =>
  new Hono<Env>({ router: new TrieRouter() })
    .onError(answerProblem)
    .notFound((c) => answerProblem(new Problem("not-found"), c))
    .use(answered, door, known(routes), size, sameSite)
    .route("/", routes);
