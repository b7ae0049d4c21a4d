import { expect, test } from "vitest";
import { disconnect } from "../../functions/table";
import { checkData } from "../../infra/data/check";
import { described, fuzz } from "../fuzz/fuzz";
import { withStack } from "../support/stack";

const stack = withStack();

/** `npm run fuzz` sends many more, on any seed. */
test("requests of every kind that the API describes are answered as it describes, and leave the table whole", async () => {
  Object.assign(process.env, stack.running.environment);
  disconnect();
  const { sent, findings } = await fuzz({ origin: stack.origin, requests: 800, seed: 20 });
  expect(findings.map(described)).toEqual([]);
  expect(sent).toBeGreaterThanOrEqual(800);
  await stack.drained();
  const { violations } = await checkData();
  expect([...violations].map(([rule, { examples }]) => [rule, examples])).toEqual([]);
}, 150_000);
