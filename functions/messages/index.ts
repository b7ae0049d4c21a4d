export { markAnswer, unmarkAnswer } from "./answer";
export { disowning, getAll, renameAuthor, wiping } from "./author";
export { hideBanned, showUnbanned } from "./ban";
export { edit, remove, restore } from "./commands";
export { hideRoom, unhideRoom } from "./hiding";
export { importedMessageId, missingImported, putImported } from "./import";
export {
  ACTIVITY,
  isExpired,
  MessageItem,
  messageIdOf,
  messageKey,
  type NewMessage,
  textOf,
  toMessage,
  toMessageItem,
} from "./item";
export { messageListener, roomListener } from "./on-change";
export { admit, post } from "./post";
export { list, openRoom } from "./queries";
export { countingReaction, hasReactions, uncountingReaction } from "./reactions";
