import type { Translation } from "../i18n";
import type { say as english } from "./strings";

export const say: Translation<typeof english> = {
  about: "Über dieses Haus",
  privacy: "Datenschutz",
  terms: "Nutzungsbedingungen",
  guidelines: "Umgangsregeln",
  contact: "So erreichst du die Leitung:",
};
