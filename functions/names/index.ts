export { personListener, renamePerson } from "./person";
export { renameRoom } from "./room";
