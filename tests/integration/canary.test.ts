import { expect, test, vi } from "vitest";
import * as Canary from "../../functions/canary";
import { handler } from "../../functions/every-few-minutes/handler";
import { newId, putItem } from "../../functions/table";
import { withTable } from "../support/table";

withTable();

const DAY = 24 * 3600_000;

test("a probe is written and comes back, by several runs at once too", async () => {
  await Promise.all([Canary.sing(), Canary.sing(), Canary.sing()]);
});

test("a room whose purge was due more than a day ago is told of, by the words that the alarm listens for", async () => {
  const warned = vi.spyOn(console, "warn").mockImplementation(() => {});
  const dueAt = (gsi2sk: number) =>
    putItem({ pk: `R#${newId()}`, sk: "N", deletedAt: gsi2sk - 30 * DAY, purging: false, gsi2pk: "PURGE", gsi2sk });
  await dueAt(Date.now() + DAY);
  await handler();
  expect(warned).not.toHaveBeenCalled();
  await dueAt(Date.now() - 2 * DAY);
  await handler();
  expect(warned.mock.calls.flat().join()).toContain("purge overdue");
});
