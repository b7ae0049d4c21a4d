import type { RoomPage } from "../../shared/messages";
import { warm } from "../api/kept";
import { isReadable } from "../messages/markdown";
import type { Route } from "../router/match";
import { type Entrance, readsOf } from "./first-reads";

const browse = () => import("../topics/browse");

/** A page that many come in by: its data is on its way together with its code. */
const ahead =
  (entrance: Entrance, onCome?: (answer: never) => void): Route["warm"] =>
  (params, query) => {
    for (const address of readsOf(entrance)(params, query)) warm(address, onCome);
  };
// Most rooms hold Markdown: its parser follows the first look at what is said, not the room's code.
const parser = ({ messages }: RoomPage) => void isReadable(messages.items.map(({ body }) => body));

const legal = () => import("../legal/legal-page");
const nowhere = () => import("./not-found-page");
const isLocal = location.hostname === "localhost";

/** Every page of the site. The first that fits is shown. */
export const routes: Route[] = [
  { path: "/", page: () => import("../home/home-page"), frame: browse, warm: ahead("/") },
  { path: "/topics", page: () => import("../topics/topic-list-page"), frame: browse },
  {
    path: "/topics/:id/:slug?",
    page: () => import("../topics/topic-page"),
    frame: browse,
    warm: ahead("/topics/:id/:slug?"),
  },
  { path: "/search", page: () => import("../search/search-page"), frame: browse, warm: ahead("/search") },
  { path: "/activity", page: () => import("../activity/activity-page"), frame: browse },
  { path: "/activity/everyone", page: () => import("../activity/activity-page"), frame: browse },
  { path: "/rooms/new", page: () => import("../hosting/create-room-page") },
  { path: "/rooms/:id", page: () => import("../rooms/room-page"), warm: ahead("/rooms/:id", parser) },
  { path: "/rooms/:id/edit", page: () => import("../hosting/edit-room-page") },
  { path: "/people/:username", page: () => import("../profile/profile-page") },
  { path: "/settings", page: () => import("../profile/settings-page") },
  { path: "/leaving", page: () => import("../account/leaving-page") },
  { path: "/erased", page: () => import("../account/erased-page") },
  { path: "/owner", page: () => import("../account/owner-page") },
  { path: "/sign-in", page: () => import("../session/sign-in-page") },
  { path: "/welcome", page: () => import("../session/welcome-page") },
  { path: "/community/:part?", page: () => import("../community/community-page") },
  { path: "/privacy", page: legal },
  { path: "/terms", page: legal },
  { path: "/guidelines", page: legal },
  { path: "/design", page: isLocal ? () => import("../design/design-page") : nowhere },
  { path: "*", page: nowhere },
];
