import { Hono } from "hono";
import { AuditEntry, AuditQuery } from "../../../shared/audit";
import { CommunityChanges, CommunitySettings, OwnerToken } from "../../../shared/community";
import { pageOf } from "../../../shared/pages";
import * as Audit from "../../audit";
import * as Community from "../../community";
import * as Limits from "../../limits";
import { member } from "../endpoint";
import type { Env } from "../env";

/** What the community's owner settles and looks back on. Mounted at /api. */
export const community = new Hono<Env>()
  .get(
    "/community/settings",
    member({
      summary: "The community's settings, for its owner",
      answers: { 200: CommunitySettings },
      problems: ["forbidden"],
    }),
    async (c) => {
      await Community.requireOwner(c.var.actor);
      return c.json(await Community.readSettings());
    },
  )
  .patch(
    "/community",
    member({
      summary: "Changes the community's settings",
      body: CommunityChanges,
      versioned: true,
      answers: { 200: CommunitySettings },
      problems: ["forbidden"],
    }),
    async (c) => c.json(await Community.edit(c.var.actor, c.req.valid("json"), c.var.version)),
  )
  .post(
    "/community/owner",
    member({
      summary: "Makes one the community's owner, by the one-time link",
      body: OwnerToken,
      limited: true,
      answers: { 204: null },
      problems: ["gone"],
    }),
    async (c) => {
      await Limits.spend(c.var.actor, "edits");
      await Community.acceptOwnership(c.var.actor, c.req.valid("json").token);
      return c.body(null, 204);
    },
  )
  .get(
    "/audit",
    member({
      summary: "What owners and hosts did to others' things, a month at a time, newest first",
      query: AuditQuery,
      answers: { 200: pageOf(AuditEntry) },
      problems: ["forbidden"],
    }),
    async (c) => {
      const { month, ...page } = c.req.valid("query");
      await Community.requireOwner(c.var.actor);
      return c.json(await Audit.list(month, page));
    },
  );
