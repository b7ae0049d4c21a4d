import type { Context } from "aws-lambda";
import * as v from "valibot";
import * as Walks from "../walks";
import { steps } from "./steps";

/** Enough for one page and for asking to go on. */
const LEFT_MS = 30_000;

type Clock = Pick<Context, "getRemainingTimeInMillis">;

/** Walks page by page; shortly before its time is up it asks for a successor that goes on where it stands. */
export async function handler(event: unknown, { getRemainingTimeInMillis }: Clock): Promise<void> {
  let step: Walks.WalkStep | undefined = v.parse(Walks.WalkStep, event);
  while (step && getRemainingTimeInMillis() > LEFT_MS) step = await steps[step.step](step);
  if (step) await Walks.request(step);
}
