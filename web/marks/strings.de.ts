import { plural, type Translation } from "../i18n";
import type { say as english } from "./strings";

export const say: Translation<typeof english> = {
  thanks: "Danke",
  agree: "Sehe ich auch so",
  laugh: "Ha",
  idea: "Gute Idee",
  by: (n) => plural(n, { one: "# Person", other: "# Personen" }),
  takeBack: (reaction) => `„${reaction}“ zurücknehmen`,
  notReacted: "Das ist nicht angekommen.",
  isAnswer: "die Antwort",
  answer: "Die Antwort",
  markAnswer: "Als Antwort markieren",
  unmarkAnswer: "Nicht mehr die Antwort",
  marked: "Als Antwort markiert. Sie steht jetzt oben im Raum.",
  unmarked: "Die Markierung ist weg.",
  notMarked: "Die Markierung blieb, wie sie war.",
  toPlace: "Dort lesen",
  first: "Die erste Nachricht dieser Person in dieser Community. Ein Willkommen tut gut.",
  since: (n) => plural(n, { one: "# neu, seit du hier warst", other: "# neu, seit du hier warst" }),
};
