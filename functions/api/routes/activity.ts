import { Hono } from "hono";
import { ActivityItem } from "../../../shared/activity";
import { PageQuery, pageOf } from "../../../shared/pages";
import * as Activity from "../../activity";
import { reader } from "../endpoint";
import type { Env } from "../env";

export const activity = new Hono<Env>().get(
  "/",
  reader({
    summary: "What was said lately, everywhere",
    query: PageQuery,
    answers: { 200: pageOf(ActivityItem) },
  }),
  async (c) => c.json(await Activity.listEverywhere(c.req.valid("query"))),
);
