export { pace } from "./pace";
export { request } from "./request";
export { STEPS, type Walk, WalkStep } from "./steps";
