import { createHash, randomBytes } from "node:crypto";
import type { ErasureReceipt } from "../../shared/account";
import { Problem } from "../../shared/problems";
import { type Fragment, getItem, type Item, type Key } from "../table";

type Counts = ErasureReceipt["counts"];

/** Numbers alone, under the hash of a secret that the person got: it names nobody. Times in milliseconds. */
type ReceiptItem = Item & Counts & { startedAt: number; finishedAt?: number; ttl: number };

const KEPT_SECONDS = 30 * 24 * 3600;

export const newReceipt = () => randomBytes(32).toString("base64url");
export const hashOf = (receipt: string) => createHash("sha256").update(receipt).digest("base64url");
const receiptKey = (hash: string): Key => ({ pk: `RECEIPT#${hash}`, sk: "N" });

export const opening = (hash: string, startedAt: number): Fragment => ({
  put: {
    ...receiptKey(hash),
    startedAt,
    messages: 0,
    rooms: 0,
    memberships: 0,
    other: 0,
    ttl: Math.ceil(startedAt / 1000) + KEPT_SECONDS,
  },
});

/** Counts what the same transaction does. */
export const counting = (hash: string, counts: Partial<Counts>): Fragment => ({
  update: receiptKey(hash),
  change: { add: counts },
  when: "attribute_exists(pk)",
});

export const closing = (hash: string, finishedAt: number): Fragment => ({
  update: receiptKey(hash),
  change: { set: { finishedAt } },
  when: "attribute_exists(pk)",
});

/** What erasure has done so far. @throws Problem not-found for a secret that is none, or older than 30 days. */
export async function getReceipt(receipt: string): Promise<ErasureReceipt> {
  const item = await getItem<ReceiptItem>(receiptKey(hashOf(receipt)), { consistent: true });
  if (!item) throw new Problem("not-found", { detail: "There is no such receipt." });
  const { startedAt, finishedAt, messages, rooms, memberships, other } = item;
  return {
    startedAt: new Date(startedAt).toISOString(),
    finishedAt: finishedAt === undefined ? null : new Date(finishedAt).toISOString(),
    counts: { messages, rooms, memberships, other },
  };
}
