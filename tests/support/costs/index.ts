import { type Answer, ask } from "../api";
import { type Cost, costOf } from "../capacity";
import type { Action, Budget } from "./action";
import { READING } from "./reading";
import type { Town } from "./town";
import { WRITING } from "./writing";

/** README.md, "What each action may cost": the one list that the tests and `npm run bench:capacity` go by. */
export const ACTIONS: Action[] = [...READING, ...WRITING];

export type Measured = Pick<Cost, "requests" | "rcu" | "wcu" | "atOnce"> & { bytes: number };

/** Who is asking is found out once a request, and is a row of its own. */
const SESSION_CHECK = { requests: 1, rcu: 1 };

/** Does an action and tells what it cost, without the session check, and how long its answers are in bytes. */
export async function costOfAction({ prepare, name }: Action, town: Town): Promise<Measured> {
  const prepared = await prepare(town);
  // What a process reads once a minute is not the action's own.
  await ask("GET", "/api/topics?limit=1");
  let answers: Answer[] = [];
  const { requests, rcu, wcu, atOnce } = await costOf(async () => {
    if ("work" in prepared) await prepared.work();
    else answers = await Promise.all(prepared.asks.map((one) => ask(...one)));
  });
  for (const { status, text } of answers) if (status >= 400) throw new Error(`${name}: ${status} ${text}`);
  const signedIn = "asks" in prepared ? prepared.asks.filter(([, , asking]) => asking?.cookie).length : 0;
  return {
    requests: requests - signedIn * SESSION_CHECK.requests,
    rcu: rcu - signedIn * SESSION_CHECK.rcu,
    wcu,
    atOnce,
    bytes: answers.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0),
  };
}

/** Which parts of a budget are overspent. */
export const overspent = (cost: Budget, budget: Budget) =>
  (Object.keys(budget) as (keyof Budget)[]).filter((unit) => cost[unit] > budget[unit]);
