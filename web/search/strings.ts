import { texts } from "../i18n";

export const say = texts("search", {
  search: "Search",
  searchFor: (words: string) => `Search: ${words}`,
  whatFor: "What are you looking for?",
  whatForText: "A room by its name or what it is about, a host, a topic.",
});
