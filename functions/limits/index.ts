export { type Allowance, type Kind, take } from "./bucket";
export { limitKey, type Spending, spend, unlimited } from "./spend";
