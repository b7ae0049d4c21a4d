import { createMiddleware } from "hono/factory";
import { BODY_LIMIT } from "../../../shared/limits";
import { Problem } from "../../../shared/problems";
import type { Env } from "../env";

/** No endpoint takes a larger body, whatever it does with it. */
export const size = createMiddleware<Env>(async (c, next) => {
  const said = Number(c.req.header("content-length") ?? 0);
  // The header may lie, so the bytes count; a body is in memory by then anyway.
  const bytes = said > BODY_LIMIT || !c.req.raw.body ? said : (await c.req.arrayBuffer()).byteLength;
  if (bytes > BODY_LIMIT) throw new Problem("too-large", { detail: `A request holds at most ${BODY_LIMIT} bytes.` });
  await next();
});
