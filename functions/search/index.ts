export { searchRoom } from "./in-room";
export { nameListener, roomListener } from "./postings";
export { differencesOf, isSearched, reindex } from "./reindex";
export { saidListener } from "./said-change";
export { repointWords } from "./said-repoint";
export { search } from "./search";
