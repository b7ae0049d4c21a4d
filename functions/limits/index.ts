export type { Allowance, Kind } from "./bucket";
export { limitKey, release, type Spending, spend, unlimited } from "./spend";
