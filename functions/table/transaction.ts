import { TransactWriteCommand } from "@aws-sdk/lib-dynamodb";
import { Problem } from "../../shared/problems";
import { documents, tableName } from "./client";
import { type Change, conditionOf, updateOf } from "./expressions";
import { asking } from "./faults";
import { type Guarded, type Item, keyOf, oldItem } from "./items";
import { pause } from "./pause";
import type { Key } from "./schema";

/** One write of a transaction. Modules export such fragments; whoever spans modules composes them. */
export type Fragment = Guarded & ({ put: Item } | { update: Key; change: Change } | { delete: Key } | { check: Key });

const CONFLICT_TRIES = 8;

/**
 * Writes all fragments or none (at most 100). When a condition does not hold, its fragment's `otherwise` gets the item
 * as it stands and usually throws; answers false when none of them threw. Conflicts with other transactions are retried.
 * @throws Problem unavailable when the conflict lasts.
 */
export async function transact(fragments: Fragment[]): Promise<boolean> {
  for (let attempt = 0; ; attempt++) {
    try {
      await asking(() => documents().send(new TransactWriteCommand({ TransactItems: fragments.map(toRequest) })));
      return true;
    } catch (error) {
      const reasons = reasonsOf(error);
      if (!reasons) throw error;
      reasons.forEach(({ Code, Item }, index) => {
        if (Code === "ConditionalCheckFailed") fragments[index]?.otherwise?.(oldItem(Item), { retried: false });
      });
      if (reasons.some(({ Code }) => Code === "ConditionalCheckFailed")) return false;
      if (attempt === CONFLICT_TRIES) {
        throw new Problem("unavailable", { detail: "Many are writing here. Try again.", retryAfter: 1, cause: error });
      }
      await pause(attempt);
    }
  }
}

function toRequest(fragment: Fragment) {
  const condition = conditionOf(fragment);
  const update = "update" in fragment ? updateOf(fragment.change) : undefined;
  const names = { ...update?.names, ...condition.names };
  const values = { ...update?.values, ...condition.values };
  const common = {
    TableName: tableName(),
    ConditionExpression: condition.expression,
    ExpressionAttributeNames: Object.keys(names).length > 0 ? names : undefined,
    ExpressionAttributeValues: Object.keys(values).length > 0 ? values : undefined,
    ReturnValuesOnConditionCheckFailure: "ALL_OLD" as const,
  };
  if ("put" in fragment) return { Put: { ...common, Item: fragment.put } };
  if ("update" in fragment)
    return { Update: { ...common, Key: keyOf(fragment.update), UpdateExpression: update?.expression ?? "" } };
  if ("delete" in fragment) return { Delete: { ...common, Key: keyOf(fragment.delete) } };
  return { ConditionCheck: { ...common, Key: keyOf(fragment.check), ConditionExpression: condition.expression ?? "" } };
}

type Reason = { Code?: string; Item?: object };

/** Why a transaction was cancelled, one reason a fragment; undefined when it failed for another cause. */
function reasonsOf(error: unknown): Reason[] | undefined {
  const { name, CancellationReasons } = error as { name?: string; CancellationReasons?: Reason[] };
  if (name !== "TransactionCanceledException" || !CancellationReasons) return undefined;
  const known = new Set(["None", "ConditionalCheckFailed", "TransactionConflict", "ThrottlingError"]);
  return CancellationReasons.every(({ Code }) => Code === undefined || known.has(Code))
    ? CancellationReasons
    : undefined;
}
