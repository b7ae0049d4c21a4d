import { QueryCommand, type QueryCommandInput } from "@aws-sdk/lib-dynamodb";
import type { Page } from "../../shared/pages";
import { documents, tableName } from "./client";
import { decodeCursor, encodeCursor } from "./cursor";
import { asking } from "./faults";
import type { Item } from "./items";
import { INDEXES, type IndexName } from "./schema";

type SortKey = string | number;

/** Part of one item collection, in the order of its sort key. Bounds are inclusive. */
export type Range = {
  index?: IndexName;
  partition: string;
  beginsWith?: string;
  from?: SortKey;
  to?: SortKey;
  newestFirst?: boolean;
  consistent?: boolean;
};

/** Reads at most `limit` items of a range in one request, from after `start` on. */
export async function query<T extends Item>(
  range: Range,
  { limit, start }: { limit: number; start?: object },
): Promise<{ items: T[]; lastKey?: Record<string, unknown> }> {
  const answer = await asking(() =>
    documents().send(new QueryCommand({ ...inputOf(range), Limit: limit, ExclusiveStartKey: start as never })),
  );
  return { items: (answer.Items ?? []) as T[], lastKey: answer.LastEvaluatedKey };
}

/** The keys that tell where an item stands in a range's order: what a cursor carries, less the partition. */
function positionOf(range: Range, item: Record<string, unknown>) {
  const { sortKey } = range.index ? INDEXES[range.index] : { sortKey: "sk" };
  return range.index ? [item[sortKey], item.pk, item.sk] : [item.sk];
}

/** The full key that goes on after a position. Both kinds of key can be equal for two items, so all of it counts. */
export function startAfter(range: Range, position: unknown[]): Record<string, unknown> {
  if (!range.index) return { pk: range.partition, sk: position[0] };
  const { partitionKey, sortKey } = INDEXES[range.index];
  return { [partitionKey]: range.partition, [sortKey]: position[0], pk: position[1], sk: position[2] };
}

export type PageRequest = { cursor?: string; limit: number };

/**
 * One page of a range as views. It reads one item more than it answers, so that `next` is null exactly at the end.
 * The cursor is bound to the range's partition and bounds.
 */
export async function queryPage<T extends Item, TView>(
  range: Range,
  { cursor, limit }: PageRequest,
  toView: (item: T) => TView,
): Promise<Page<TView>> {
  const { items, next } = await queryItems<T>(range, { cursor, limit });
  return { items: items.map(toView), next };
}

/** As `queryPage`, for callers that need the items themselves. */
export async function queryItems<T extends Item>(range: Range, { cursor, limit }: PageRequest): Promise<Page<T>> {
  const scope = scopeOf(range);
  const start = cursor === undefined ? undefined : startAfter(range, decodeCursor<unknown[]>(scope, cursor));
  const { items } = await query<T>(range, { limit: limit + 1, start });
  const shown = items.slice(0, limit);
  const last = shown.at(-1);
  return { items: shown, next: items.length > limit && last ? encodeCursor(scope, positionOf(range, last)) : null };
}

const scopeOf = ({ index, partition, beginsWith, from, to, newestFirst }: Range) =>
  JSON.stringify([index, partition, beginsWith, from, to, newestFirst]);

function inputOf({ index, partition, beginsWith, from, to, newestFirst, consistent }: Range): QueryCommandInput {
  const { partitionKey, sortKey } = index ? INDEXES[index] : { partitionKey: "pk", sortKey: "sk" };
  const bound = boundOf({ beginsWith, from, to });
  return {
    TableName: tableName(),
    IndexName: index,
    KeyConditionExpression: bound ? `#p = :p AND ${bound.expression}` : "#p = :p",
    ExpressionAttributeNames: { "#p": partitionKey, ...(bound && { "#s": sortKey }) },
    ExpressionAttributeValues: { ":p": partition, ...bound?.values },
    ScanIndexForward: !newestFirst,
    ConsistentRead: consistent,
  };
}

function boundOf({ beginsWith, from, to }: Pick<Range, "beginsWith" | "from" | "to">) {
  if (beginsWith !== undefined) return { expression: "begins_with(#s, :a)", values: { ":a": beginsWith } };
  if (from !== undefined && to !== undefined)
    return { expression: "#s BETWEEN :a AND :b", values: { ":a": from, ":b": to } };
  if (from !== undefined) return { expression: "#s >= :a", values: { ":a": from } };
  if (to !== undefined) return { expression: "#s <= :b", values: { ":b": to } };
  return undefined;
}
