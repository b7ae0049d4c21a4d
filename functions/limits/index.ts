export type { Allowance, Kind } from "./bucket";
export { limitKey, type Spending, spend, unlimited } from "./spend";
