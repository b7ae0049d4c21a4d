import { type Context, Hono } from "hono";
import * as v from "valibot";
import { ActivityItem } from "../../../shared/activity";
import { PageQuery, pageOf } from "../../../shared/pages";
import { foldUsername, Profile, Username } from "../../../shared/people";
import { RoomCard } from "../../../shared/rooms";
import * as Activity from "../../activity";
import * as Rooms from "../../rooms";
import * as Users from "../../users";
import { member } from "../endpoint";
import type { Env } from "../env";

const UserParams = v.object({ username: Username });

/** Where a person is now, when the address names them as they were called less than 30 days ago. */
const movedTo = (c: Context, asked: string, username: string) => {
  if (foldUsername(asked) === foldUsername(username)) return undefined;
  const { pathname, search } = new URL(c.req.url);
  return pathname.replace(`/users/${asked}`, `/users/${username}`) + search;
};

export const users = new Hono<Env>()
  .get(
    "/:username",
    member({
      summary: "A person's profile",
      description: "A username that was changed leads to the new one for 30 days.",
      params: UserParams,
      answers: { 200: Profile, 307: null },
    }),
    async (c) => {
      const { username } = c.req.valid("param");
      const profile = await Users.getProfile(username);
      const moved = movedTo(c, username, profile.username);
      return moved ? c.redirect(moved, 307) : c.json(profile);
    },
  )
  .get(
    "/:username/rooms",
    member({
      summary: "The rooms that a person hosts, newest first",
      params: UserParams,
      query: PageQuery,
      answers: { 200: pageOf(RoomCard), 307: null },
    }),
    async (c) => {
      const { username: asked } = c.req.valid("param");
      const { id, username } = await Users.getByUsername(asked);
      const moved = movedTo(c, asked, username);
      if (moved) return c.redirect(moved, 307);
      return c.json(await Rooms.listByHost(id, c.req.valid("query")));
    },
  )
  .get(
    "/:username/activity",
    member({
      summary: "What a person said, newest first",
      params: UserParams,
      query: PageQuery,
      answers: { 200: pageOf(ActivityItem), 307: null },
    }),
    async (c) => {
      const { username: asked } = c.req.valid("param");
      const { id, username } = await Users.getByUsername(asked);
      const moved = movedTo(c, asked, username);
      if (moved) return c.redirect(moved, 307);
      return c.json(await Activity.listByPerson(id, c.req.valid("query")));
    },
  );
