import { Hono } from "hono";
import * as v from "valibot";
import { Id } from "../../../shared/ids";
import { AnswerChoice } from "../../../shared/reactions";
import { Participant, Room, RoomChanges, RoomDraft } from "../../../shared/rooms";
import * as Messages from "../../messages";
import * as Rooms from "../../rooms";
import { member } from "../endpoint";
import type { Env } from "../env";

const RoomParams = v.object({ id: Id });

/** What members do with rooms. Mounted at /api/rooms. */
export const rooms = new Hono<Env>()
  .post(
    "/",
    member({
      summary: "Opens a room",
      description: "A topic that nobody has named yet is made.",
      body: RoomDraft,
      keyed: true,
      limited: true,
      answers: { 201: Room },
    }),
    async (c) => {
      const room = await Rooms.create(c.var.actor, c.req.valid("json"), c.var.key);
      return c.json(room, 201, { Location: `/api/rooms/${room.id}` });
    },
  )
  .patch(
    "/:id",
    member({
      summary: "Edits one's own room",
      params: RoomParams,
      body: RoomChanges,
      versioned: true,
      limited: true,
      answers: { 200: Room },
      problems: ["gone", "forbidden"],
    }),
    async (c) => c.json(await Rooms.edit(c.var.actor, c.req.valid("param").id, c.req.valid("json"), c.var.version)),
  )
  .delete(
    "/:id",
    member({
      summary: "Deletes one's own room",
      description: "It can be brought back for 30 days, unless its purge has begun.",
      params: RoomParams,
      limited: true,
      answers: { 204: null },
      problems: ["gone", "forbidden"],
    }),
    async (c) => {
      await Rooms.remove(c.var.actor, c.req.valid("param").id);
      return c.body(null, 204);
    },
  )
  .post(
    "/:id/restore",
    member({
      summary: "Brings one's own deleted room back",
      params: RoomParams,
      limited: true,
      answers: { 200: Room },
      problems: ["gone", "forbidden"],
    }),
    async (c) => c.json(await Rooms.restore(c.var.actor, c.req.valid("param").id)),
  )
  .put(
    "/:id/answer",
    member({
      summary: "Marks the message that answers one's own room",
      description: "In place of what did before. The mark is not shown while the message is deleted.",
      params: RoomParams,
      body: AnswerChoice,
      limited: true,
      answers: { 200: Room },
      problems: ["gone", "forbidden"],
    }),
    async (c) => c.json(await Messages.markAnswer(c.var.actor, c.req.valid("param").id, c.req.valid("json"))),
  )
  .delete(
    "/:id/answer",
    member({
      summary: "Takes that mark away",
      params: RoomParams,
      limited: true,
      answers: { 200: Room },
      problems: ["gone", "forbidden"],
    }),
    async (c) => c.json(await Messages.unmarkAnswer(c.var.actor, c.req.valid("param").id)),
  )
  .post(
    "/:id/membership",
    member({
      summary: "Joins a room",
      params: RoomParams,
      limited: true,
      answers: { 200: Participant },
      problems: ["gone"],
    }),
    async (c) => c.json(await Rooms.join(c.var.actor, c.req.valid("param").id)),
  )
  .delete(
    "/:id/membership",
    member({
      summary: "Leaves a room",
      description: "Its host cannot.",
      params: RoomParams,
      limited: true,
      answers: { 204: null },
      problems: ["gone", "conflict"],
    }),
    async (c) => {
      await Rooms.leave(c.var.actor, c.req.valid("param").id);
      return c.body(null, 204);
    },
  );
