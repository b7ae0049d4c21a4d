import { type Context, Hono } from "hono";
import * as v from "valibot";
import { Community as CommunityView } from "../../../shared/community";
import { Problem } from "../../../shared/problems";
import { Session } from "../../../shared/session";
import * as Community from "../../community";
import * as Notices from "../../notices";
import * as Reports from "../../reports";
import * as SignIn from "../../sign-in";
import * as Users from "../../users";
import { anyone, open } from "../endpoint";
import type { Env } from "../env";
import { closedSessionOf, sessionOf } from "../guards/access";

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
      const [{ name, welcome, contact, membersOnly }, providers] = await Promise.all([
        Community.getSettings(),
        SignIn.listProviders(),
      ]);
      return c.json({ name, welcome, contact, membersOnly, providers });
    },
  )
  .get("/session", anyone({ summary: "Who is signed in", answers: { 200: Session } }), async (c) => {
    const session = await sessionOf(c);
    if (!session) {
      const ban = await banOf(c);
      return c.json({ person: null, ...(ban && { ban }) });
    }
    const { actor, displayName } = session;
    const isOwner = await Community.seemsOwner(actor);
    const waits = isOwner && (await Reports.isAnyOpen());
    return c.json({
      person: {
        id: actor.userId,
        username: actor.username,
        displayName,
        ...(isOwner && { isOwner: true as const }),
        ...(waits && { waits: true as const }),
        ...(Notices.mayAwait(actor) && { isNew: true as const }),
      },
    });
  });

/** What somebody whose session a ban has closed is told. */
async function banOf(c: Context<Env>) {
  const userId = await closedSessionOf(c);
  return userId === undefined ? undefined : Users.getBan(userId);
}
