import type { Asking } from "../api";
import type { Town } from "./town";

/** What an action may cost. The session check of who is signed in is a row of its own and in no other. */
export type Budget = { requests: number; rcu: number; wcu: number };

export type Ask = [method: string, address: string, asking?: Asking];

/** Something that people do, or that follows from it, with what it may cost however many rooms there are. */
export type Action = {
  name: string;
  budget: Budget;
  /** The API's operations that it is a measure of, as in `GET /api/rooms/{id}`. */
  operations: string[];
  /** Sets the scene, which costs nothing here, and answers what to ask for, all at once, or what else to do. */
  prepare(town: Town): Promise<{ asks: Ask[] } | { work: () => Promise<unknown> }>;
};

export const action = (
  name: string,
  [requests, rcu, wcu]: [number, number, number],
  operations: string[],
  prepare: Action["prepare"],
): Action => ({ name, budget: { requests, rcu, wcu }, operations, prepare });
