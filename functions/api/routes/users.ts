import { Hono } from "hono";
import * as v from "valibot";
import { ActivityItem } from "../../../shared/activity";
import { PageQuery, pageOf } from "../../../shared/pages";
import { Profile, Username } from "../../../shared/people";
import { RoomCard } from "../../../shared/rooms";
import * as Activity from "../../activity";
import * as Rooms from "../../rooms";
import * as Users from "../../users";
import { member } from "../endpoint";
import type { Env } from "../env";

const UserParams = v.object({ username: Username });

export const users = new Hono<Env>()
  .get(
    "/:username",
    member({ summary: "A person's profile", params: UserParams, answers: { 200: Profile } }),
    async (c) => c.json(await Users.getProfile(c.req.valid("param").username)),
  )
  .get(
    "/:username/rooms",
    member({
      summary: "The rooms that a person hosts, newest first",
      params: UserParams,
      query: PageQuery,
      answers: { 200: pageOf(RoomCard) },
    }),
    async (c) => {
      const { id } = await Users.getByUsername(c.req.valid("param").username);
      return c.json(await Rooms.listByHost(id, c.req.valid("query")));
    },
  )
  .get(
    "/:username/activity",
    member({
      summary: "What a person said, newest first",
      params: UserParams,
      query: PageQuery,
      answers: { 200: pageOf(ActivityItem) },
    }),
    async (c) => {
      const { id } = await Users.getByUsername(c.req.valid("param").username);
      return c.json(await Activity.listByPerson(id, c.req.valid("query")));
    },
  );
