import { number, plural, texts } from "../i18n";

export const say = texts("topics", {
  topics: "Topics",
  all: "All",
  allTopics: "All topics",
  roomCount: (n: number) => plural(n, { one: "# room", other: "# rooms" }),
  count: (n: number) => number(n),
  mostRooms: "Most rooms first",
  noTopics: "No topics yet",
  noTopicsText: "The first room brings the first topic.",
  openFirst: "Open the first room",
  openOne: "Open a room about it",
  notLoaded: "The topics did not load.",
  more: "Show more topics",
  loadingMore: "Loading topics",
  noRooms: (topic: string) => `No rooms about ${topic} yet`,
  noRoomsText: "Somebody has to say the first thing. It may as well be you.",
});
