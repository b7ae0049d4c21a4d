export { react, takeBack } from "./commands";
export { erase } from "./erase";
export { align, listener } from "./expiry";
export { putImported } from "./import";
export { type ReactionItem, toOwnReaction, toReactionItem } from "./item";
export { getAll, listOwn } from "./queries";
