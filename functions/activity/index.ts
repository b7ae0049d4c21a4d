export { type Entry, toActivityItem } from "./item";
export { listByPerson, listEverywhere, listOwn } from "./queries";
