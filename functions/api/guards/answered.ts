import { createMiddleware } from "hono/factory";
import type { Env } from "../env";

const SHARED = "public, max-age=0, s-maxage=2";
const PRIVATE = "private, no-store";

/** What every answer carries, errors too. Only a success that anyone may see is kept by the CDN. */
export const answered = createMiddleware<Env>(async (c, next) => {
  c.set("requestId", c.env?.event?.requestContext?.requestId ?? crypto.randomUUID());
  await next();
  // Set on the answer itself: hono's own `header` would make a new one of it each time.
  const { headers, ok } = c.res;
  headers.set("x-request-id", c.var.requestId);
  headers.set("x-content-type-options", "nosniff");
  headers.set("cache-control", c.var.isShared && ok ? SHARED : PRIVATE);
});
