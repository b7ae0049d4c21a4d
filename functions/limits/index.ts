import { Problem } from "../../shared/problems";
import type { Item, Key } from "../table";
import type { Actor } from "../users";

export type Kind = "messages" | "rooms" | "edits" | "deletes" | "memberships";
export type Spending = { key?: string; content?: string; seen?: Item };

export const limitsKey = (userId: string, kind: Kind): Key => ({ pk: `U#${userId}`, sk: `L#${kind}` });

export async function spend(
  _actor: Actor,
  _kind: Kind,
  _spending: Spending = {},
): Promise<{ id: string; repeated: boolean }> {
  throw new Problem("unavailable");
}
