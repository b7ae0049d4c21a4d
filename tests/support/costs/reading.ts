import { type Action, action } from "./action";

const reading = (
  name: string,
  [requests, rcu]: [number, number],
  operation: string,
  address: (town: Parameters<Action["prepare"]>[0]) => string,
  { signedIn = false } = {},
) =>
  action(name, [requests, rcu, 0], [`GET ${operation}`], async (town) => ({
    asks: [["GET", address(town), signedIn ? { cookie: town.known.cookie } : undefined]],
  }));

/** Reads, as pages ask for them. */
export const READING: Action[] = [
  action(
    "home: 20 rooms, 6 topics, 5 latest messages",
    [3, 3.5, 0],
    ["GET /api/rooms", "GET /api/topics", "GET /api/activity"],
    async () => ({
      asks: [
        ["GET", "/api/rooms?limit=20"],
        ["GET", "/api/topics?limit=6"],
        ["GET", "/api/activity?limit=5"],
      ],
    }),
  ),
  reading("a topic's feed of 20", [1, 2], "/api/rooms", ({ topics }) => `/api/rooms?topic=${topics[0]!.id}`),
  reading("50 topics by room count", [1, 1], "/api/topics", () => "/api/topics?limit=50"),
  action("a sitemap: 50 topics, then 200 rooms of one", [2, 21, 0], ["GET /api/sitemap.xml"], async ({ topics }) => ({
    asks: [
      ["GET", "/api/sitemap.xml"],
      ["GET", `/api/sitemap.xml?topic=${topics[0]!.id}`],
    ],
  })),
  reading("everybody's activity of 20", [1, 2], "/api/activity", () => "/api/activity"),
  reading("one's own activity of 20", [1, 2], "/api/me/activity", () => "/api/me/activity", { signedIn: true }),
  reading(
    "a room's page: head, 50 messages of 470 bytes, 20 participants",
    [2, 6],
    "/api/rooms/{id}",
    ({ talked }) => `/api/rooms/${talked.id}`,
  ),
  reading(
    "newer messages, none there",
    [1, 1],
    "/api/rooms/{id}/messages",
    ({ talked }) => `/api/rooms/${talked.id}/messages?after=7ZZZZZZZZZZZZZZZZZZZZZZZZZ`,
  ),
  reading(
    "50 older messages of 470 bytes",
    [2, 6],
    "/api/rooms/{id}/messages",
    ({ talked }) => `/api/rooms/${talked.id}/messages?before=7ZZZZZZZZZZZZZZZZZZZZZZZZZ&limit=50`,
  ),
  reading(
    "20 participants of a room",
    [2, 1],
    "/api/rooms/{id}/participants",
    ({ talked }) => `/api/rooms/${talked.id}/participants`,
  ),
  reading("a profile", [2, 1], "/api/users/{username}", ({ known }) => `/api/users/${known.username}`, {
    signedIn: true,
  }),
  reading(
    "a person's rooms",
    [2, 2],
    "/api/users/{username}/rooms",
    ({ known }) => `/api/users/${known.username}/rooms`,
    { signedIn: true },
  ),
  reading(
    "a person's activity",
    [2, 2.5],
    "/api/users/{username}/activity",
    ({ known }) => `/api/users/${known.username}/activity`,
    { signedIn: true },
  ),
  reading("search, one term", [4, 10], "/api/search", ({ word }) => `/api/search?q=${word}`),
  reading("search, part of a word", [4, 10], "/api/search", ({ word }) => `/api/search?q=${word.slice(2, 7)}`),
  reading("search, one term, corrected", [9, 20], "/api/search", () => "/api/search?q=lighthuose"),
  reading("search, three terms", [12, 40], "/api/search", ({ word }) => `/api/search?q=${word}%20keepers%20tides`),
  reading("one's own profile", [2, 2], "/api/me", () => "/api/me", { signedIn: true }),
  reading(
    "one's own reactions on 50 messages of a room",
    [1, 1.5],
    "/api/me/reactions",
    ({ talked }) => `/api/me/reactions?room=${talked.id}`,
    { signedIn: true },
  ),
  reading("20 of one's own rooms that wait", [1, 1], "/api/me/unanswered", () => "/api/me/unanswered", {
    signedIn: true,
  }),
  reading("20 notices of one's own case", [1, 1.5], "/api/me/notices", () => "/api/me/notices", { signedIn: true }),
  action("20 of who is banned, for the owner", [2, 2.5, 0], ["GET /api/bans"], async ({ owner }) => ({
    asks: [["GET", "/api/bans", { cookie: owner.cookie }]],
  })),
  reading("one's open sessions", [1, 1], "/api/me/sessions", () => "/api/me/sessions", { signedIn: true }),
];
