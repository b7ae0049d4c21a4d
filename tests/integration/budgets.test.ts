import { beforeAll, describe, expect, test } from "vitest";
import * as Rooms from "../../functions/rooms";
import { getItem } from "../../functions/table";
import { describedOperations, withApi } from "../support/api";
import { ACTIONS, costOfAction, overspent } from "../support/costs";
import { fillTown, type Town } from "../support/costs/town";
import { UNPRICED } from "../support/costs/unpriced";
import { aRoom } from "../support/costs/writing";

/** What each action costs with a thousand rooms; `npm run bench:capacity` tells it for more. */
withApi();

let town: Town;
beforeAll(async () => {
  process.env.RATE_LIMITS = "off";
  town = await fillTown({ rooms: 1000 });
}, 120_000);

describe("costs at most what its row says:", () => {
  test.each(ACTIONS)("$name", async (action) => {
    const cost = await costOfAction(action, town);
    expect({ over: overspent(cost, action.budget), cost }).toEqual({ over: [], cost });
  });
});

test("the heads that these costs are measured with have nearly 2 KB", async () => {
  const size = Buffer.byteLength(JSON.stringify(await getItem(Rooms.roomKey((await aRoom()).id))));
  expect(size).toBeGreaterThan(1900);
  expect(size).toBeLessThan(2250);
});

test("the requests of a page go out together", async () => {
  for (const name of ["home: 20 rooms, 6 topics, 5 latest messages", "a room's page: head, 50 messages"]) {
    const action = ACTIONS.find((one) => one.name.startsWith(name))!;
    const { atOnce, requests } = await costOfAction(action, town);
    expect(atOnce, name).toBe(requests);
  }
});

test("every operation of the API has its row, or a reason to have none", async () => {
  const operations = (await describedOperations()).map(({ method, path }) => `${method} ${path}`);
  const priced = new Set([...ACTIONS.flatMap(({ operations }) => operations), ...Object.values(UNPRICED).flat()]);
  expect(operations.filter((one) => !priced.has(one))).toEqual([]);
  expect([...priced].filter((one) => !operations.includes(one))).toEqual([]);
});
