import { createMiddleware } from "hono/factory";
import { Problem } from "../../../shared/problems";
import { required } from "../../table";
import type { Env } from "../env";

const READING = ["GET", "HEAD"];

/**
 * Whoever changes something does it from this site's own pages: the browser says so in Sec-Fetch-Site, and where it does
 * not, in Origin. An Origin that is sent must be ours in any case.
 */
export const sameSite = createMiddleware<Env>(async (c, next) => {
  if (!READING.includes(c.req.method)) {
    const site = c.req.header("sec-fetch-site");
    const origin = c.req.header("origin");
    const foreign = origin !== undefined && origin !== required("PUBLIC_ORIGIN");
    const proven = site === undefined ? origin !== undefined : site === "same-origin";
    if (foreign || !proven) throw new Problem("cross-site");
  }
  await next();
});
