import { Hono } from "hono";
import * as v from "valibot";
import { AuditEntry } from "../../../shared/audit";
import { Id } from "../../../shared/ids";
import {
  Ban,
  BanEntry,
  BanState,
  Refusal,
  Report,
  ReportDraft,
  TopicMerge,
  TopicRename,
} from "../../../shared/moderation";
import { PageQuery, pageOf } from "../../../shared/pages";
import { Username } from "../../../shared/people";
import { Room } from "../../../shared/rooms";
import * as Moderation from "../../moderation";
import * as Rooms from "../../rooms";
import { member } from "../endpoint";
import type { Env } from "../env";

const IdParams = v.object({ id: Id });
const UserParams = v.object({ username: Username });

/** Keeping the peace: hosts in their rooms, the owner everywhere, and anyone by a word to the owner. Mounted at /api. */
export const moderation = new Hono<Env>()
  .post(
    "/rooms/:id/lock",
    member({
      summary: "Closes a room for everyone but its host",
      description: "Its host may, and the community's owner.",
      params: IdParams,
      limited: true,
      answers: { 200: Room },
      problems: ["gone", "forbidden"],
    }),
    async (c) => c.json(await Rooms.lock(c.var.actor, c.req.valid("param").id)),
  )
  .delete(
    "/rooms/:id/lock",
    member({
      summary: "Opens a locked room again",
      params: IdParams,
      limited: true,
      answers: { 200: Room },
      problems: ["gone", "forbidden"],
    }),
    async (c) => c.json(await Rooms.unlock(c.var.actor, c.req.valid("param").id)),
  )
  .post(
    "/reports",
    member({
      summary: "Tells the owner of a message, a room or a person",
      body: ReportDraft,
      limited: true,
      answers: { 204: null },
      problems: ["not-found", "gone", "conflict"],
    }),
    async (c) => {
      await Moderation.report(c.var.actor, c.req.valid("json"));
      return c.body(null, 204);
    },
  )
  .get(
    "/reports",
    member({
      summary: "What waits for the owner, the oldest first",
      query: PageQuery,
      answers: { 200: pageOf(Report) },
      problems: ["forbidden"],
    }),
    async (c) => c.json(await Moderation.listReports(c.var.actor, c.req.valid("query"))),
  )
  .delete(
    "/reports/:id",
    member({
      summary: "Closes a report",
      description: "Whoever reported reads whether something was done.",
      params: IdParams,
      answers: { 204: null },
      problems: ["forbidden", "conflict"],
    }),
    async (c) => {
      await Moderation.close(c.var.actor, c.req.valid("param").id);
      return c.body(null, 204);
    },
  )
  .post(
    "/reports/:id/approve",
    member({
      summary: "Shows a first post that waited",
      params: IdParams,
      answers: { 204: null },
      problems: ["forbidden", "conflict", "gone"],
    }),
    async (c) => {
      await Moderation.approve(c.var.actor, c.req.valid("param").id);
      return c.body(null, 204);
    },
  )
  .post(
    "/reports/:id/refuse",
    member({
      summary: "Turns a first post down that waited",
      description: "Its author reads so, and why, and keeps the text.",
      params: IdParams,
      body: Refusal,
      answers: { 204: null },
      problems: ["forbidden", "conflict"],
    }),
    async (c) => {
      await Moderation.refuse(c.var.actor, c.req.valid("param").id, c.req.valid("json"));
      return c.body(null, 204);
    },
  )
  .get(
    "/bans",
    member({
      summary: "Who is banned, since when, by whom and why, the latest first",
      query: PageQuery,
      answers: { 200: pageOf(BanEntry) },
      problems: ["forbidden"],
    }),
    async (c) => c.json(await Moderation.listBanned(c.var.actor, c.req.valid("query"))),
  )
  .get(
    "/users/:username/record",
    member({
      summary: "What owners and hosts did to a person's things, newest first",
      params: UserParams,
      query: PageQuery,
      answers: { 200: pageOf(AuditEntry) },
      problems: ["forbidden"],
    }),
    async (c) => c.json(await Moderation.listRecord(c.var.actor, c.req.valid("param").username, c.req.valid("query"))),
  )
  .post(
    "/users/:username/ban",
    member({
      summary: "Closes a person's account to them",
      description: "Their sessions end at once. With `hidePosts` everything they said is hidden by a walk.",
      params: UserParams,
      body: Ban,
      answers: { 204: null },
      problems: ["forbidden", "conflict"],
    }),
    async (c) => {
      await Moderation.ban(c.var.actor, c.req.valid("param").username, c.req.valid("json"));
      return c.body(null, 204);
    },
  )
  .get(
    "/users/:username/ban",
    member({
      summary: "Whether a person is banned, for the owner",
      params: UserParams,
      answers: { 200: BanState },
      problems: ["forbidden"],
    }),
    async (c) => c.json({ bannedAt: await Moderation.bannedSince(c.var.actor, c.req.valid("param").username) }),
  )
  .delete(
    "/users/:username/ban",
    member({
      summary: "Opens a person's account again, and shows what was hidden with it",
      params: UserParams,
      answers: { 204: null },
      problems: ["forbidden"],
    }),
    async (c) => {
      await Moderation.unban(c.var.actor, c.req.valid("param").username);
      return c.body(null, 204);
    },
  )
  .patch(
    "/topics/:id",
    member({
      summary: "Gives a topic another name",
      params: IdParams,
      body: TopicRename,
      answers: { 204: null },
      problems: ["forbidden", "conflict"],
    }),
    async (c) => {
      await Moderation.renameTopic(c.var.actor, c.req.valid("param").id, c.req.valid("json").name);
      return c.body(null, 204);
    },
  )
  .post(
    "/topics/:id/merge",
    member({
      summary: "Brings a topic's rooms under another one, and ends it",
      params: IdParams,
      body: TopicMerge,
      answers: { 204: null },
      problems: ["forbidden", "conflict"],
    }),
    async (c) => {
      await Moderation.mergeTopics(c.var.actor, c.req.valid("param").id, c.req.valid("json").into);
      return c.body(null, 204);
    },
  );
