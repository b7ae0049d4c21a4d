export { accept, forget, offerUpload, readUpload, refuse, remove } from "./commands";
export { listener } from "./on-change";
export { type Upload, uploadAt } from "./place";
export { read, show } from "./show";
