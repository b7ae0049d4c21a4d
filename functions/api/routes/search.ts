import { Hono } from "hono";
import { SearchPage, SearchQuery } from "../../../shared/search";
import { reader } from "../endpoint";
import type { Env } from "../env";

export const search = new Hono<Env>().get(
  "/",
  reader({
    summary: "Rooms, people and topics by any fragment, and what was said in rooms",
    description:
      "Words may match in different fields; quotes keep words together. `more`: the search stopped at its bound, and `next` " +
      "searches further. `corrected`: few rooms say what was typed, so from that place on others follow.",
    query: SearchQuery,
    answers: { 200: SearchPage },
  }),
  async (c) => {
    // Loaded when asked for: most of those who come read first.
    const Search = await import("../../search");
    return c.json(await Search.search(c.req.valid("query")));
  },
);
