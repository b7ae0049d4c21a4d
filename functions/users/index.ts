export { edit, mayEnter, type NewPerson, register } from "./commands";
export { identitiesOf, link, listIdentities, unlink } from "./identities";
export { type ImportedPerson, importPeople, importPerson } from "./import";
export type { Actor } from "./item";
export { listener } from "./listener";
export { choosePicture, getPicture, type Picture, refusePicture } from "./picture";
export { findByIdentity, getByUsername, getOwn, getProfile } from "./queries";
export { isUsernameFree, suggestUsername } from "./suggest";
export { presentUsername, rename } from "./username";
