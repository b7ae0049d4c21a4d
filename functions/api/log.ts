export { logFault } from "../log";
