/** One picture: where it is taken, and what stands on the page before it is. */
export type Place = {
  name: string;
  path: string;
  as: "member" | "visitor";
  /** Words that must be there before the picture is taken. */
  shows: string;
  /** Further down or up than where the page opens. */
  scroll?: "top";
};

/** What the pictures show of the community. */
export type Found = { room: string; topic: string; host: string; member: string };

/** Every page, with something on it. */
export const places = ({ room, topic, host, member }: Found): Place[] => [
  { name: "home", path: "/", as: "member", shows: "Newest talk first" },
  { name: "topic", path: topic, as: "member", shows: "rooms" },
  { name: "topics", path: "/topics", as: "member", shows: "Most rooms first" },
  { name: "room", path: room, as: "member", shows: "Hosted by", scroll: "top" },
  { name: "room-end", path: room, as: "member", shows: "Hosted by" },
  { name: "room-visitor", path: room, as: "visitor", shows: "Hosted by" },
  { name: "activity", path: "/activity", as: "member", shows: "That is everything." },
  { name: "everyone", path: "/activity/everyone", as: "visitor", shows: "Today" },
  { name: "search", path: "/search?q=bread", as: "member", shows: "Search" },
  { name: "profile", path: `/people/${host}`, as: "member", shows: "here since" },
  { name: "own-profile", path: `/people/${member}`, as: "member", shows: "here since" },
  { name: "new-room", path: "/rooms/new", as: "member", shows: "As others will see it" },
  { name: "settings", path: "/settings", as: "member", shows: "Sign out everywhere" },
  { name: "leaving", path: "/leaving", as: "member", shows: "Leave for good" },
  { name: "privacy", path: "/privacy", as: "visitor", shows: "When you sign in" },
  { name: "sign-in", path: "/sign-in", as: "visitor", shows: "Come in, there is a seat" },
  { name: "nowhere", path: "/nowhere", as: "visitor", shows: "Nobody is sitting here" },
];
