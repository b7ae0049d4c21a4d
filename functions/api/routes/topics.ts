import { Hono } from "hono";
import { PageQuery } from "../../../shared/pages";
import { TopicPage } from "../../../shared/topics";
import * as Topics from "../../topics";
import { reader } from "../endpoint";
import type { Env } from "../env";

export const topics = new Hono<Env>().get(
  "/",
  reader({
    summary: "Topics, most rooms first, and how many rooms there are in all",
    query: PageQuery,
    answers: { 200: TopicPage },
  }),
  async (c) => c.json(await Topics.list(c.req.valid("query"))),
);
