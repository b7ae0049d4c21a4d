import { number, plural, type Translation } from "../i18n";
import type { say as english } from "./strings";

export const say: Translation<typeof english> = {
  topics: "Themen",
  all: "Alle",
  allTopics: "Alle Themen",
  roomCount: (n) => plural(n, { one: "# Raum", other: "# Räume" }),
  count: (n) => number(n),
  mostRooms: "Die meisten Räume zuerst",
  noTopics: "Noch keine Themen",
  noTopicsText: "Der erste Raum bringt das erste Thema mit.",
  openFirst: "Den ersten Raum eröffnen",
  openOne: "Einen Raum dazu eröffnen",
  notLoaded: "Die Themen konnten nicht geladen werden.",
  more: "Mehr Themen zeigen",
  loadingMore: "Themen werden geladen",
  noRooms: (topic) => `Noch keine Räume zu ${topic}`,
  noRoomsText: "Jemand muss das Erste sagen. Warum nicht du.",
};
