export { personListener, roomListener, topicListener } from "./on-change";
export { renamePerson } from "./person";
export { renameRoom } from "./room";
export { retitleTopic } from "./topic";
