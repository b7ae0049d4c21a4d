export { Beside } from "./beside";
export { Marks } from "./marks";
export { newSince } from "./since";
