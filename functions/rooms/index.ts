export { type Answer, answerImported, setAnswer, showAnswer } from "./answer";
export { create } from "./create";
export { edit } from "./edit";
export {
  completeMembers,
  type ImportedRoom,
  identityOfImported,
  importedRoomId,
  noteImported,
  openImported,
  type Progress,
  progressOfImported,
  sortKeysOf,
} from "./import";
export {
  createdAtOf,
  FEED,
  hostPartition,
  lastAtOf,
  MemberItem,
  memberKey,
  type NewRoom,
  PURGE,
  personPartition,
  RoomItem,
  roomIdOf,
  roomKey,
  roomPartition,
  toHostItem,
  toMemberItem,
  topicPartition,
  toRoomItem,
} from "./item";
export { lock, requireOpen, unlock } from "./lock";
export { join, joining, leave } from "./membership";
export {
  disown,
  dropMember,
  getMembership,
  NAMELESS,
  renameHost,
  renameIn,
  renameMember,
  whichHostedBy,
} from "./person";
export { settle, touch } from "./place";
export { type Power, powerCheck, powerIn } from "./power";
export { isPurgeOverdue, purgeDue, purgeRoom } from "./purge";
export {
  confirmLive,
  get,
  getHead,
  listByActivity,
  listByHost,
  listByTopic,
  listParticipants,
  live,
  queryParticipants,
} from "./queries";
export { remove, restore } from "./remove";
export { retitle } from "./topic";
export { type CardItem, type SummaryItem, toCard, toParticipant, toRoom, toSummary } from "./views";
