import type { AttributeValue } from "@aws-sdk/client-dynamodb";
import { kindOf } from "../check/kinds";

export type RawItem = Record<string, AttributeValue>;

/** What lives for minutes, and would open or bar a door if it were put back. */
const OF_A_MOMENT = [
  "session",
  "limit",
  "sign-in state",
  "sign-in limit",
  "connection",
  "subscription",
  "probe",
  "restore note",
  // Somebody's own copy of their words, which lies ready for a day.
  "export",
];
/** What the stream makes again of the rest. */
const DERIVED = ["posting", "word said", "correction"];
const LEFT_OUT = new Set([...OF_A_MOMENT, ...DERIVED]);

/** The one-time link belongs to the stack that made it. */
const LEFT_OUT_OF_COMMUNITY = "ownerLink";

/** The item as it is kept; undefined when it is not. What nobody knows the kind of is kept. */
export function keptOf(item: RawItem): RawItem | undefined {
  const kind = kindOf({ pk: item.pk?.S ?? "", sk: item.sk?.S ?? "" });
  if (kind && LEFT_OUT.has(kind)) return undefined;
  if (kind !== "community") return item;
  const { [LEFT_OUT_OF_COMMUNITY]: _, ...settings } = item;
  return Object.keys(settings).length > 2 ? settings : undefined;
}

/**
 * One line of an archive: `{"Item": {...}}` in DynamoDB's JSON, which DynamoDB can also import by itself, with names and
 * the members of sets in order, so that the same item is always the same line.
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/S3DataImport.Format.html
 */
export const toLine = (item: RawItem) => JSON.stringify({ Item: sorted(item) });

export const fromLine = (line: string) => revived((JSON.parse(line) as { Item: RawItem }).Item) as RawItem;

function sorted(value: unknown): unknown {
  if (value instanceof Uint8Array) return Buffer.from(value).toString("base64");
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).map(([name, inner]) => {
    const plain = sorted(inner);
    return [name, /^[SNB]S$/.test(name) && Array.isArray(plain) ? plain.sort() : plain] as const;
  });
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Bytes travel as base64 text. */
function revived(attributes: RawItem): RawItem {
  return Object.fromEntries(Object.entries(attributes).map(([name, value]) => [name, revivedValue(value)]));
}

function revivedValue(value: AttributeValue): AttributeValue {
  if (value.B !== undefined) return { B: Buffer.from(String(value.B), "base64") };
  if (value.BS !== undefined) return { BS: value.BS.map((bytes) => Buffer.from(String(bytes), "base64")) };
  if (value.L !== undefined) return { L: value.L.map(revivedValue) };
  if (value.M !== undefined) return { M: revived(value.M) };
  return value;
}

export type SortKey = [pk: string, sk: string];
export const sortKeyOf = (item: RawItem): SortKey => [item.pk?.S ?? "", item.sk?.S ?? ""];
export const inOrder = ([pk, sk]: SortKey, [otherPk, otherSk]: SortKey) =>
  pk === otherPk ? compare(sk, otherSk) : compare(pk, otherPk);
const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
