import { Hono } from "hono";
import * as v from "valibot";
import { Id } from "../../../shared/ids";
import { Message, MessageListQuery, RoomPage, RoomPageQuery } from "../../../shared/messages";
import { PageQuery, pageOf } from "../../../shared/pages";
import { Participant, RoomListQuery, RoomSummary } from "../../../shared/rooms";
import { MessageSearchPage } from "../../../shared/search";
import * as Messages from "../../messages";
import * as Rooms from "../../rooms";
import { reader } from "../endpoint";
import type { Env } from "../env";

const RoomParams = v.object({ id: Id });

/** What visitors read of rooms. Mounted at /api/rooms. */
export const roomReads = new Hono<Env>()
  .get(
    "/",
    reader({
      summary: "Rooms, the latest activity first",
      query: RoomListQuery,
      answers: { 200: pageOf(RoomSummary) },
    }),
    async (c) => {
      const { topic, ...page } = c.req.valid("query");
      return c.json(topic === undefined ? await Rooms.listByActivity(page) : await Rooms.listByTopic(topic, page));
    },
  )
  .get(
    "/:id",
    reader({
      summary: "A room with its newest messages and first participants",
      params: RoomParams,
      query: RoomPageQuery,
      answers: { 200: RoomPage },
      problems: ["gone"],
    }),
    async (c) => c.json(await Messages.openRoom(c.req.valid("param").id, c.req.valid("query"))),
  )
  .get(
    "/:id/messages",
    reader({
      summary: "Part of a room's talk, oldest first",
      description:
        "Without a parameter the newest; by `before`, `after`, `upto` or `around` a message; by `cursor`; or, newest first and " +
        "with what to mark in them, those that hold `q`.",
      params: RoomParams,
      query: MessageListQuery,
      answers: { 200: v.union([MessageSearchPage, pageOf(Message)]) },
      problems: ["gone"],
    }),
    async (c) => {
      const { id } = c.req.valid("param");
      const query = c.req.valid("query");
      const { q, cursor, limit } = query;
      if (q === undefined) return c.json(await Messages.list(id, query));
      // Loaded when asked for, since nothing else here needs the search.
      const Search = await import("../../search");
      return c.json(await Search.searchRoom(id, { q, cursor, limit }));
    },
  )
  .get(
    "/:id/participants",
    reader({
      summary: "Who joined or spoke in a room",
      params: RoomParams,
      query: PageQuery,
      answers: { 200: pageOf(Participant) },
      problems: ["gone"],
    }),
    async (c) => c.json(await Rooms.listParticipants(c.req.valid("param").id, c.req.valid("query"))),
  );
