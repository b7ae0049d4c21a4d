import { number, plural, texts } from "../i18n";

export const say = texts("rooms", {
  rooms: "Rooms",
  roomCount: (n: number) => plural(n, { one: "# room", other: "# rooms" }),
  newestFirst: "Newest talk first",
  joined: (n: number) => plural(n, { one: "# joined", other: "# joined" }),
  opened: "opened ",
  notLoaded: "The rooms did not load.",
  more: "Show more rooms",
  loadingMore: "Loading rooms",
  noMore: "That is every room.",
  noRooms: "No rooms yet",
  noRoomsText: "Somebody has to say the first thing. It may as well be you.",
  openFirst: "Open the first room",
  loading: "Loading rooms",
  count: (n: number) => number(n),
});
