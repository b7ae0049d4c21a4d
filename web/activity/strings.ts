import type { JSX } from "solid-js";
import { texts } from "../i18n";

type Piece = JSX.Element;

export const say = texts("activity", {
  recent: "Recent activity",
  all: "All activity",
  saidIn: (who: Piece, room: Piece): Piece => [who, " in ", room],
  opened: (who: Piece, room: Piece): Piece => [who, " opened ", room],
  you: "You",
  notLoaded: "The activity did not load.",
  nobodySpoke: "Nobody has said anything yet.",
});
