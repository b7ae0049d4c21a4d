export { guidelines } from "./guidelines";
export type { LegalPage, Section, Shown } from "./page";
export { privacy } from "./privacy";
export { terms } from "./terms";
