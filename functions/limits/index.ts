export type { Kind } from "./bucket";
export { limitKey, type Spending, spend } from "./spend";
