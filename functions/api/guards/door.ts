import { createHash, timingSafeEqual } from "node:crypto";
import { createMiddleware } from "hono/factory";
import { Problem } from "../../../shared/problems";
import type { Env } from "../env";

const hash = (text: string) => createHash("sha256").update(text).digest();

/** True for one of the secrets; takes as long for a wrong one as for a right one. */
function opens(secrets: string[], shown: string): boolean {
  const wanted = hash(shown);
  return secrets.map((secret) => timingSafeEqual(hash(secret), wanted)).includes(true);
}

/** Refuses calls to the API's own address: the CDN adds a secret header. Two values count while it is changed. */
export const door = createMiddleware<Env>(async (c, next) => {
  const secrets = process.env.ORIGIN_SECRETS?.split(",").filter(Boolean) ?? [];
  if (secrets.length > 0 && !opens(secrets, c.req.header("x-origin-verify") ?? "")) throw new Problem("wrong-door");
  await next();
});
