import type { Hono } from "hono";
import { createMiddleware } from "hono/factory";
import { matchedRoutes } from "hono/route";
import { Problem } from "../../../shared/problems";
import type { Env } from "../env";

const METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE"];

// biome-ignore lint/suspicious/noExplicitAny: any routes will do, whatever their types have collected.
export type Routes = Hono<Env, any, any>;

/** Before anything else is looked at: 404 where there is no such path, 405 where it has no such method. */
export const known = (routes: Routes) =>
  createMiddleware<Env>(async (c, next) => {
    if (!matchedRoutes(c).some(({ method }) => method !== "ALL")) throw unknown(routes, c.req.path);
    await next();
  });

function unknown(routes: Routes, path: string): Problem {
  const methods = METHODS.filter((method) => routes.router.match(method, path)[0].length > 0);
  if (methods.length === 0) return new Problem("not-found");
  return new Problem("method-not-allowed", { allow: methods.flatMap((m) => (m === "GET" ? ["GET", "HEAD"] : [m])) });
}
