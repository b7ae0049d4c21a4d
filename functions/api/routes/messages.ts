import { Hono } from "hono";
import * as v from "valibot";
import { Id } from "../../../shared/ids";
import { Message, MessageDraft } from "../../../shared/messages";
import { ReactionChoice } from "../../../shared/reactions";
import * as Messages from "../../messages";
import * as Reactions from "../../reactions";
import { member } from "../endpoint";
import type { Env } from "../env";

const RoomParams = v.object({ id: Id });
const MessageParams = v.object({ id: Id, messageId: Id });

/** What members do with messages. Mounted at /api/rooms. */
export const messages = new Hono<Env>()
  .post(
    "/:id/messages",
    member({
      summary: "Posts a message",
      description: "A new account's first message with a link waits for the community's owner: 202.",
      params: RoomParams,
      body: MessageDraft,
      keyed: true,
      limited: true,
      answers: { 201: Message, 202: Message },
      problems: ["gone", "locked"],
    }),
    async (c) => {
      const { id } = c.req.valid("param");
      const message = await Messages.post(c.var.actor, id, c.req.valid("json"), c.var.key);
      // One that waits for the owner is at no address yet.
      if (message.waits) return c.json(message, 202);
      return c.json(message, 201, { Location: `/api/rooms/${id}/messages/${message.id}` });
    },
  )
  .patch(
    "/:id/messages/:messageId",
    member({
      summary: "Edits one's own message",
      params: MessageParams,
      body: MessageDraft,
      versioned: true,
      limited: true,
      answers: { 200: Message },
      problems: ["gone", "forbidden", "locked"],
    }),
    async (c) => {
      const { id, messageId } = c.req.valid("param");
      return c.json(await Messages.edit(c.var.actor, id, messageId, c.req.valid("json"), c.var.version));
    },
  )
  .delete(
    "/:id/messages/:messageId",
    member({
      summary: "Deletes a message",
      description: "One's own, any in one's own room, any at all for the owner. It can be brought back for 30 days.",
      params: MessageParams,
      limited: true,
      answers: { 204: null },
      problems: ["gone", "forbidden"],
    }),
    async (c) => {
      const { id, messageId } = c.req.valid("param");
      await Messages.remove(c.var.actor, id, messageId);
      return c.body(null, 204);
    },
  )
  .post(
    "/:id/messages/:messageId/restore",
    member({
      summary: "Brings a deleted message back",
      description: "Its author may, unless others removed it; then they may.",
      params: MessageParams,
      limited: true,
      answers: { 200: Message },
      problems: ["gone", "forbidden"],
    }),
    async (c) => {
      const { id, messageId } = c.req.valid("param");
      return c.json(await Messages.restore(c.var.actor, id, messageId));
    },
  )
  .put(
    "/:id/messages/:messageId/reaction",
    member({
      summary: "Reacts to another's message",
      description: "One of a few reactions a person and message, in place of what was chosen before.",
      params: MessageParams,
      body: ReactionChoice,
      limited: true,
      answers: { 204: null },
      problems: ["gone", "locked", "conflict"],
    }),
    async (c) => {
      const { id, messageId } = c.req.valid("param");
      await Reactions.react(c.var.actor, id, messageId, c.req.valid("json").reaction);
      return c.body(null, 204);
    },
  )
  .delete(
    "/:id/messages/:messageId/reaction",
    member({
      summary: "Takes one's own reaction back",
      params: MessageParams,
      limited: true,
      answers: { 204: null },
      problems: ["gone"],
    }),
    async (c) => {
      const { id, messageId } = c.req.valid("param");
      await Reactions.takeBack(c.var.actor, id, messageId);
      return c.body(null, 204);
    },
  );
