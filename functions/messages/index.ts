export { edit, remove, restore } from "./commands";
export {
  ACTIVITY,
  isExpired,
  MessageItem,
  messageIdOf,
  messageKey,
  type NewMessage,
  toMessage,
  toMessageItem,
} from "./item";
export { post } from "./post";
export { list, openRoom } from "./queries";
