import { texts } from "../i18n";

/** What somebody is told of the own case with the owner and with hosts. */
export const say = texts("notices", {
  title: "From the owner and hosts",
  notLoaded: "What the owner answered did not load.",
  more: "Show earlier answers",
  loadingMore: "Loading",
  waits: "Others see it once the owner has looked at it, since it is your first and holds a link.",
  refused: "The owner turned it down. Only you see it.",
  because: (reason: string) => `The owner says: ${reason}`,
  takeBack: "Take it back",
  takenBack: "It is taken back.",
  writeAnew: "Write it anew",
  putAway: "Put away",
  notPutAway: "It is still there.",
  postWaits: "Your first post waits for the owner to look at it, since it holds a link.",
  postRefused: "The owner turned your first post down. Only you see it.",
  reportedMessage: "You reported a message.",
  reportedRoom: "You reported a room.",
  reportedPerson: "You reported somebody.",
  reportWaits: "The owner has not looked at it yet.",
  acted: "The owner looked at it and did something about it.",
  kept: "The owner looked at it and lets it stand.",
  gone: "It is gone: whose it was took it back.",
  messageRemoved: (by: "host" | "owner"): string =>
    by === "host" ? "The room's host removed a message of yours." : "The owner removed a message of yours.",
  roomRemoved: "The owner took a room of yours away.",
  see: "See the place",
});
