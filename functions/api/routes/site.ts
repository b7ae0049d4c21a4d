import { Hono } from "hono";
import * as v from "valibot";
import { Community as CommunityView } from "../../../shared/community";
import { Problem } from "../../../shared/problems";
import { Session } from "../../../shared/session";
import * as Community from "../../community";
import * as SignIn from "../../sign-in";
import { anyone, open } from "../endpoint";
import type { Env } from "../env";
import { sessionOf } from "../guards/access";

const Health = v.object({ status: v.literal("ok") });

/** What a page asks before it asks for anything else. Mounted at /api. */
export const site = new Hono<Env>()
  .get("/health", open({ summary: "Whether the community is ready", answers: { 200: Health } }), (c) => {
    if (process.env.READY === "no") throw new Problem("unavailable", { detail: "Starting.", retryAfter: 1 });
    return c.json({ status: "ok" as const });
  })
  .get(
    "/community",
    open({ summary: "The community's name and ways of signing in", answers: { 200: CommunityView } }),
    async (c) => {
      const [{ name, welcome, membersOnly }, providers] = await Promise.all([
        Community.getSettings(),
        SignIn.listProviders(),
      ]);
      return c.json({ name, welcome, membersOnly, providers });
    },
  )
  .get("/session", anyone({ summary: "Who is signed in", answers: { 200: Session } }), async (c) => {
    const session = await sessionOf(c);
    if (!session) return c.json({ person: null });
    const { actor, displayName } = session;
    const isOwner = await Community.seemsOwner(actor);
    return c.json({
      person: { id: actor.userId, username: actor.username, displayName, ...(isOwner && { isOwner: true as const }) },
    });
  });
