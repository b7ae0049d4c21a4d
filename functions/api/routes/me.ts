import { Hono } from "hono";
import * as v from "valibot";
import { ActivityItem } from "../../../shared/activity";
import { Id } from "../../../shared/ids";
import { Notice } from "../../../shared/notices";
import { PageQuery, pageOf } from "../../../shared/pages";
import { OwnProfile, ProfileChanges } from "../../../shared/people";
import { OwnReaction, OwnReactionQuery, UnansweredRoom } from "../../../shared/reactions";
import * as Activity from "../../activity";
import * as Community from "../../community";
import * as Limits from "../../limits";
import * as Moderation from "../../moderation";
import * as Notices from "../../notices";
import * as Reactions from "../../reactions";
import * as Sessions from "../../sessions";
import * as Unanswered from "../../unanswered";
import * as Users from "../../users";
import { member } from "../endpoint";
import type { Env } from "../env";

const NoticeParams = v.object({ id: Id });

export const me = new Hono<Env>()
  .get("/", member({ summary: "One's own profile", answers: { 200: OwnProfile } }), async (c) =>
    c.json({ ...(await Users.getOwn(c.var.actor)), isOwner: await Community.isOwner(c.var.actor) }),
  )
  .patch(
    "/",
    member({
      summary: "Edits one's own profile",
      body: ProfileChanges,
      versioned: true,
      limited: true,
      answers: { 200: OwnProfile },
    }),
    async (c) => {
      await Limits.spend(c.var.actor, "edits");
      const profile = await Users.edit(c.var.actor, c.req.valid("json"), c.var.version);
      const { displayName } = profile;
      if (displayName !== c.var.session.displayName) await Sessions.rename(c.var.actor.userId, { displayName });
      return c.json(profile);
    },
  )
  .get(
    "/activity",
    member({
      summary: "What one created and sent, newest first, deleted things too",
      query: PageQuery,
      answers: { 200: pageOf(ActivityItem) },
    }),
    async (c) => c.json(await Activity.listOwn(c.var.actor, c.req.valid("query"))),
  )
  .get(
    "/reactions",
    member({
      summary: "One's own reactions in a room",
      description: "On the messages `from` one `to` another, both included, in the order of the messages.",
      query: OwnReactionQuery,
      answers: { 200: pageOf(OwnReaction) },
    }),
    async (c) => c.json(await Reactions.listOwn(c.var.actor, c.req.valid("query"))),
  )
  .get(
    "/notices",
    member({
      summary: "What one learns of one's own case with the community",
      description:
        "First posts that wait or were turned down, what one reported, and what others removed of one's own.",
      query: PageQuery,
      answers: { 200: pageOf(Notice) },
    }),
    async (c) => c.json(await Notices.list(c.var.actor, c.req.valid("query"))),
  )
  .delete(
    "/notices/:id",
    member({
      summary: "Puts a notice away",
      description: "A first post that waits is taken back with it.",
      params: NoticeParams,
      answers: { 204: null },
    }),
    async (c) => {
      await Moderation.putAway(c.var.actor, c.req.valid("param").id);
      return c.body(null, 204);
    },
  )
  .get(
    "/unanswered",
    member({
      summary: "The rooms of one's own that wait for an answer",
      description:
        "`waits`: others have the last word, said after an answer was last marked. `quiet`: nobody else is in the room.",
      query: PageQuery,
      answers: { 200: pageOf(UnansweredRoom) },
    }),
    async (c) => c.json(await Unanswered.list(c.var.actor, c.req.valid("query"))),
  );
