export { disconnect, documents, tableName } from "./client";
export { decodeCursor, encodeCursor } from "./cursor";
export { isLocal, required } from "./environment";
export { joinText, type SplitText, splitText } from "./excerpt";
export type { Change, Condition } from "./expressions";
export { idAt, importedId, momentOf, newId, timeOf } from "./id";
export {
  deleteItem,
  type Guarded,
  getItem,
  getItems,
  type Item,
  putItem,
  updateItem,
  writeBatch,
} from "./items";
export type { ItemChange, Listener } from "./listener";
export { pause } from "./pause";
export { type PageRequest, query, queryItems, queryPage, type Range, startAfter } from "./query";
export { type Plan, revise, type Versioned } from "./revise";
export type { IndexName, Key } from "./schema";
export { feedShards, queryShards, shardOf } from "./shards";
export { type Fragment, transact } from "./transaction";
