export { begin } from "./begin";
export { listener } from "./on-change";
export { getReceipt } from "./receipt";
export { erasePerson } from "./walk";
