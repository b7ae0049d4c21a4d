/** One picture: where it is taken, and what stands on the page before it is. */
export type Place = {
  name: string;
  path: string;
  as: "member" | "visitor";
  /** Words that must be there before the picture is taken. */
  shows: string;
  /** Further down or up than where the page opens. */
  scroll?: "top";
  /** What the API answers there, by address, so that a case is shown which the sample community has nobody in. */
  answers?: Record<string, object>;
};

/** What the pictures show of the community. */
export type Found = { room: string; topic: string; host: string; member: string };

const A_DAY = "2026-03-01T09:00:00.000Z";

const AT_THE_DOOR = {
  name: "The Lamplit Bakers",
  welcome: "Bread, ovens and patience.\nRead a while before you speak.",
  contact: "keeper@example.org",
  membersOnly: true,
  providers: ["google", "github"],
};
const BANNED = { person: null, ban: { bannedAt: A_DAY, reason: "Cheap watches in eleven rooms, after two warnings." } };
const RECEIPT = {
  startedAt: A_DAY,
  finishedAt: A_DAY,
  counts: { messages: 402, rooms: 1, memberships: 13, other: 1404 },
};
const PENDING = { pending: { provider: "github", username: "ada-wick", displayName: "Ada Wick" } };

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
  {
    name: "banned",
    path: "/sign-in?problem=banned",
    as: "visitor",
    shows: "The owner says why",
    answers: { "/api/session": BANNED, "/api/community": { ...AT_THE_DOOR, membersOnly: false } },
  },
  { name: "welcome", path: "/welcome", as: "visitor", shows: "Come in", answers: { "/api/auth/pending": PENDING } },
  {
    name: "door",
    path: "/",
    as: "visitor",
    shows: "read by its members",
    answers: { "/api/community": AT_THE_DOOR },
  },
  { name: "owner-link", path: `/owner#${"a".repeat(43)}`, as: "member", shows: "Become its owner" },
  {
    name: "receipt",
    path: "/erased#receipt",
    as: "visitor",
    shows: "Your account is closed",
    answers: { "/api/erasures/*": RECEIPT },
  },
  { name: "nowhere", path: "/nowhere", as: "visitor", shows: "Nobody is sitting here" },
];
