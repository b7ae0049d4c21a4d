export { personListener, renamePerson } from "./person";
