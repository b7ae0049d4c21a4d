import type { Translation } from "../i18n";
import type { say as english } from "./keys-dialog-strings";

export const say: Translation<typeof english> = {
  title: "Tasten",
  search: "Suchen",
  newRoom: "Einen Raum eröffnen",
  next: "Weiter in der Liste",
  previous: "Eins zurück",
  open: "Öffnen",
  send: "Senden oder speichern",
  leave: "Verlassen, was offen ist",
  help: "Diese Tasten",
  close: "Schließen",
  control: "Strg",
};
