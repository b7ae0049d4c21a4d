import {
  BatchGetCommand,
  BatchWriteCommand,
  DeleteCommand,
  GetCommand,
  PutCommand,
  UpdateCommand,
} from "@aws-sdk/lib-dynamodb";
import { unmarshall } from "@aws-sdk/util-dynamodb";
import { documents, tableName } from "./client";
import { type Change, type Condition, conditionOf, updateOf } from "./expressions";
import { asking } from "./faults";
import { pause } from "./pause";
import type { Key } from "./schema";

export type Item = Key & Record<string, unknown>;

/**
 * A condition and what to do when it does not hold: `otherwise` gets the item as it stands, or undefined when there is
 * none, and throws the error or returns. Without `otherwise` a failed condition answers false. `retried`: an earlier try of
 * the same request got no answer, so it may be what made the condition fail.
 */
export type Guarded = Condition & { otherwise?: (old: Item | undefined, about: { retried: boolean }) => void };

/** A whole item is as good as its key. */
export const keyOf = ({ pk, sk }: Key): Key => ({ pk, sk });

/** Reads one item: 0.5 RCU per 4 KB, twice that when `consistent`. */
export async function getItem<T extends Item>(key: Key, { consistent = false } = {}): Promise<T | undefined> {
  const { Item: item } = await asking(() =>
    documents().send(new GetCommand({ TableName: tableName(), Key: keyOf(key), ConsistentRead: consistent })),
  );
  return item as T | undefined;
}

/** Reads up to 100 items in one request, in the order of `keys`. Lists are never filled this way: see README, "The table". */
export async function getItems<T extends Item>(keys: Key[], { consistent = false } = {}): Promise<(T | undefined)[]> {
  const found = new Map<string, T>();
  let wanted: Key[] = keys.map(keyOf);
  for (let attempt = 0; wanted.length > 0; attempt++) {
    if (attempt > 0) await pause(attempt);
    const { Responses, UnprocessedKeys } = await asking(() =>
      documents().send(
        new BatchGetCommand({ RequestItems: { [tableName()]: { Keys: wanted, ConsistentRead: consistent } } }),
      ),
    );
    for (const item of (Responses?.[tableName()] ?? []) as T[]) found.set(`${item.pk}\0${item.sk}`, item);
    wanted = (UnprocessedKeys?.[tableName()]?.Keys ?? []) as Key[];
  }
  return keys.map(({ pk, sk }) => found.get(`${pk}\0${sk}`));
}

/** Writes a whole item. Answers whether it was written. */
export const putItem = (item: Item, guarded: Guarded = {}) =>
  writing(guarded, ({ expression, names, values }) =>
    documents().send(
      new PutCommand({
        TableName: tableName(),
        Item: item,
        ConditionExpression: expression,
        ExpressionAttributeNames: orNone(names),
        ExpressionAttributeValues: orNone(values),
        ReturnValuesOnConditionCheckFailure: "ALL_OLD",
      }),
    ),
  ).then((answer) => answer !== undefined);

/** Changes one item and answers it as it then stands; undefined when the condition did not hold. */
export async function updateItem<T extends Item>(
  key: Key,
  { when, values, otherwise, ...change }: Change & Guarded,
): Promise<T | undefined> {
  const update = updateOf(change);
  const answer = await writing({ when, values, otherwise }, (condition) =>
    documents().send(
      new UpdateCommand({
        TableName: tableName(),
        Key: keyOf(key),
        UpdateExpression: update.expression,
        ConditionExpression: condition.expression,
        ExpressionAttributeNames: orNone({ ...update.names, ...condition.names }),
        ExpressionAttributeValues: orNone({ ...update.values, ...condition.values }),
        ReturnValues: "ALL_NEW",
        ReturnValuesOnConditionCheckFailure: "ALL_OLD",
      }),
    ),
  );
  return answer?.Attributes as T | undefined;
}

/** Deletes one item; deleting what is not there is fine. Answers whether the condition held. */
export const deleteItem = (key: Key, guarded: Guarded = {}) =>
  writing(guarded, ({ expression, names, values }) =>
    documents().send(
      new DeleteCommand({
        TableName: tableName(),
        Key: keyOf(key),
        ConditionExpression: expression,
        ExpressionAttributeNames: orNone(names),
        ExpressionAttributeValues: orNone(values),
        ReturnValuesOnConditionCheckFailure: "ALL_OLD",
      }),
    ),
  ).then((answer) => answer !== undefined);

/** Requests under way at a time. */
const ABREAST = 4;

/** Puts and deletes without conditions, 25 a request, until all have taken effect. No item may be named twice. */
export async function writeBatch({ puts = [], deletes = [] }: { puts?: Item[]; deletes?: Key[] }): Promise<void> {
  const requests = [
    ...puts.map((Item) => ({ PutRequest: { Item } })),
    ...deletes.map((key) => ({ DeleteRequest: { Key: keyOf(key) } })),
  ];
  for (let start = 0; start < requests.length; start += 25 * ABREAST) {
    const batches = Array.from({ length: ABREAST }, (_, i) => requests.slice(start + 25 * i, start + 25 * (i + 1)));
    await Promise.all(batches.map(sendBatch));
  }
}

async function sendBatch(requests: unknown[]): Promise<void> {
  let waiting = requests;
  for (let attempt = 0; waiting.length > 0; attempt++) {
    if (attempt > 0) await pause(attempt);
    const { UnprocessedItems } = await asking(() =>
      documents().send(new BatchWriteCommand({ RequestItems: { [tableName()]: waiting as never } })),
    );
    waiting = UnprocessedItems?.[tableName()] ?? [];
  }
}

const orNone = <T extends object>(entries: T) => (Object.keys(entries).length > 0 ? entries : undefined);

type Refusal = { name?: string; Item?: object; $metadata?: { attempts?: number } };

async function writing<T>(
  { otherwise, ...condition }: Guarded,
  send: (condition: ReturnType<typeof conditionOf>) => Promise<T>,
): Promise<T | undefined> {
  try {
    return await asking(() => send(conditionOf(condition)));
  } catch (error) {
    const { name, Item: old, $metadata } = error as Refusal;
    if (name !== "ConditionalCheckFailedException") throw error;
    otherwise?.(oldItem(old), { retried: ($metadata?.attempts ?? 1) > 1 });
    return undefined;
  }
}

/** The item that failed a condition arrives in DynamoDB's own notation, even through the document client. */
export const oldItem = (item: object | undefined): Item | undefined =>
  item === undefined || Object.keys(item).length === 0 ? undefined : (unmarshall(item as never) as Item);
