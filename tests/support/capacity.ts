import type { ConsumedCapacity } from "@aws-sdk/client-dynamodb";
import { documents } from "../../functions/table";
import { INDEXES } from "../../functions/table/schema";

export type Cost = {
  /** Requests to the table. */
  requests: number;
  /** How many of them were under way at one time, at most. */
  atOnce: number;
  rcu: number;
  wcu: number;
  /** The same by place: `table` or an index. */
  by: Record<string, { rcu: number; wcu: number }>;
};

const READS = new Set(["GetItemCommand", "BatchGetItemCommand", "QueryCommand"]);

/** Runs an action and sums what its requests consumed, as the table itself tells. */
export async function costOf(action: () => Promise<unknown>): Promise<Cost> {
  const cost: Cost = { requests: 0, atOnce: 0, rcu: 0, wcu: 0, by: {} };
  const stack = documents().middlewareStack;
  const name = `costOf-${Math.random()}`;
  let underWay = 0;
  stack.add(
    (next, context) => async (args) => {
      cost.requests++;
      cost.atOnce = Math.max(cost.atOnce, ++underWay);
      Object.assign(args.input, { ReturnConsumedCapacity: "INDEXES" });
      const result = await next(args).finally(() => underWay--);
      const { ConsumedCapacity: consumed = [] } = result.output as {
        ConsumedCapacity?: ConsumedCapacity | ConsumedCapacity[];
      };
      for (const one of [consumed].flat()) add(cost, one, READS.has(context.commandName ?? ""));
      return result;
    },
    { step: "initialize", name },
  );
  try {
    await action();
  } finally {
    stack.remove(name);
  }
  return cost;
}

function add(
  cost: Cost,
  { Table, LocalSecondaryIndexes, GlobalSecondaryIndexes, ...all }: ConsumedCapacity,
  reads: boolean,
) {
  if (LocalSecondaryIndexes) throw new Error("This table has no local indexes.");
  const places = [["table", Table?.CapacityUnits ?? 0] as const].concat(
    Object.values(INDEXES).map(({ name }) => [name as never, GlobalSecondaryIndexes?.[name]?.CapacityUnits ?? 0]),
  );
  const told = places.reduce((sum, [, units]) => sum + units, 0);
  if (told !== all.CapacityUnits) throw new Error(`The parts make ${told}, the whole ${all.CapacityUnits}.`);
  const unit = reads ? "rcu" : "wcu";
  for (const [place, units] of places) {
    cost[unit] += units;
    cost.by[place] ??= { rcu: 0, wcu: 0 };
    cost.by[place][unit] += units;
  }
}

/** A cost in one line, for messages and notes. */
export const inWords = ({ requests, rcu, wcu, by }: Cost) =>
  `${requests} requests, ${rcu} RCU, ${wcu} WCU (${Object.entries(by)
    .filter(([, { rcu, wcu }]) => rcu + wcu > 0)
    .map(([place, { rcu, wcu }]) => `${place} ${rcu}/${wcu}`)
    .join(", ")})`;
