import { createMiddleware } from "hono/factory";
import type { Env } from "../env";

const SHARED = "public, max-age=0, s-maxage=2";
const PRIVATE = "private, no-store";

/** What every answer carries, errors too. Only a success that anyone may see is kept by the CDN. */
export const answered = createMiddleware<Env>(async (c, next) => {
  c.set("requestId", c.env?.event?.requestContext?.requestId ?? crypto.randomUUID());
  await next();
  c.header("x-request-id", c.var.requestId);
  c.header("x-content-type-options", "nosniff");
  c.header("cache-control", c.var.isShared && c.res.ok ? SHARED : PRIVATE);
});
