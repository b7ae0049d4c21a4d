import { plural, type Translation } from "../i18n";
import type { say as english } from "./strings";

export const say: Translation<typeof english> = {
  skip: "Zum Inhalt springen",
  search: "Räume, Hosts und Themen suchen",
  searchHint: "Räume, Hosts, Themen suchen",
  activity: "Aktivität",
  newRoom: "Neuer Raum",
  signIn: "Anmelden",
  justRead: "Nur lesen",
  you: "Du",
  youNamed: (username) => `Du, ${username}`,
  places: "Bereiche",
  rooms: "Räume",
  find: "Suche",
  back: "Zurück",
  offline:
    "Du bist offline. Du kannst weiterlesen, und was du schreibst, wird gesendet, sobald die Verbindung wieder da ist.",
  close: "Schließen",
  notFound: "Hier sitzt niemand",
  notFoundText: "Der Raum wurde geschlossen, oder der Adresse fehlt der letzte Buchstabe.",
  allRooms: "Alle Räume",
  broken: "Diese Seite hat sich nicht geöffnet.",
  brokenText:
    "Vielleicht war die Verbindung kurz weg, oder die Seite wurde gerade erneuert. Nichts, was du geschrieben hast, ist verloren.",
  tryAgain: "Noch einmal versuchen",
  loading: "Lädt",
  lineDropped: "Die Verbindung ist unterwegs abgerissen. Nichts, was du geschrieben hast, ist verloren.",
  ourFault: "Bei uns ist etwas schiefgegangen. Nichts, was du geschrieben hast, ist verloren.",
  tooFast: (seconds) =>
    plural(seconds, {
      one: "Das war ein bisschen schnell. Versuch es in einer Sekunde wieder.",
      other: "Das war ein bisschen schnell. Versuch es in # Sekunden wieder.",
    }),
  goneText: "Wer den Raum eröffnet hat, hat ihn geschlossen. Dreißig Tage lang kann er zurückgeholt werden.",
  membersRead: "Dieser Saal ist für seine Mitglieder",
  membersReadText: "Melde dich an, um zu lesen, was hier gesagt wird.",
};
