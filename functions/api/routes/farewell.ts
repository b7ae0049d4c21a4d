import { Hono } from "hono";
import * as v from "valibot";
import { ErasureBegun, ErasureReceipt, Farewell, ReceiptToken } from "../../../shared/account";
import * as Erasure from "../../erasure";
import { dropCookie } from "../cookies";
import { anyone, member } from "../endpoint";
import type { Env } from "../env";
import { SESSION_COOKIE } from "../guards/access";

const ReceiptParams = v.object({ receipt: ReceiptToken });

/** Leaving for good. Mounted at /api. */
export const farewell = new Hono<Env>()
  .delete(
    "/me",
    member({
      summary: "Erases one's account",
      description:
        "All sessions end at once. Messages stay as those of a deleted person, or are erased too. What is done is counted on a " +
        "receipt at `/api/erasures/{receipt}`.",
      body: Farewell,
      fresh: true,
      answers: { 202: ErasureBegun },
    }),
    async (c) => {
      const receipt = await Erasure.begin(c.var.actor, c.req.valid("json"));
      dropCookie(c, SESSION_COOKIE, "Strict");
      return c.json({ receipt }, 202, { Location: `/api/erasures/${receipt}` });
    },
  )
  .get(
    "/erasures/:receipt",
    anyone({
      summary: "How far an erasure is, in numbers",
      params: ReceiptParams,
      answers: { 200: ErasureReceipt },
      problems: ["not-found"],
    }),
    async (c) => c.json(await Erasure.getReceipt(c.req.valid("param").receipt)),
  );
