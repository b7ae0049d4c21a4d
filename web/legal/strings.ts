import { texts } from "../i18n";

export const say = texts("legal", {
  about: "About this hall",
  privacy: "Privacy",
  terms: "Terms",
  guidelines: "Guidelines",
  contact: "To reach the owner:",
});
