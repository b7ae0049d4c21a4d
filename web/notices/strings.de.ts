import type { Translation } from "../i18n";
import type { say as english } from "./strings";

export const say: Translation<typeof english> = {
  title: "Von der Leitung und von Hosts",
  notLoaded: "Was die Leitung geantwortet hat, konnte nicht geladen werden.",
  more: "Frühere Antworten zeigen",
  loadingMore: "Lädt",
  waits:
    "Die anderen sehen es, sobald die Leitung es angesehen hat. Es ist deine erste Nachricht und enthält einen Link.",
  refused: "Die Leitung hat es abgelehnt. Nur du siehst es.",
  because: (reason) => `Die Leitung sagt dazu: ${reason}`,
  takeBack: "Zurücknehmen",
  takenBack: "Es ist zurückgenommen.",
  writeAnew: "Neu schreiben",
  putAway: "Weglegen",
  notPutAway: "Es ist noch da.",
  postWaits: "Deine erste Nachricht wartet darauf, dass die Leitung sie ansieht, denn sie enthält einen Link.",
  postRefused: "Die Leitung hat deine erste Nachricht abgelehnt. Nur du siehst sie.",
  reportedMessage: "Du hast eine Nachricht gemeldet.",
  reportedRoom: "Du hast einen Raum gemeldet.",
  reportedPerson: "Du hast jemanden gemeldet.",
  reportWaits: "Die Leitung hat es noch nicht angesehen.",
  acted: "Die Leitung hat es angesehen und etwas unternommen.",
  kept: "Die Leitung hat es angesehen und lässt es stehen.",
  gone: "Es ist weg: Von wem es war, hat es zurückgenommen.",
  messageRemoved: (by) =>
    by === "host"
      ? "Der Host des Raums hat eine Nachricht von dir entfernt."
      : "Die Leitung hat eine Nachricht von dir entfernt.",
  roomRemoved: "Die Leitung hat einen Raum von dir weggenommen.",
  see: "Die Stelle ansehen",
};
