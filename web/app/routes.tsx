import type { RouteDefinition, RoutePreloadFuncArgs } from "@solidjs/router";
import { lazy } from "solid-js";
import * as at from "../api/addresses";
import { warm } from "../api/kept";

/** A page's data starts on its way together with its code. */
const home = () => {
  warm(at.rooms());
  warm(at.topics());
  warm(at.activity());
};
const topic = ({ params }: RoutePreloadFuncArgs) => {
  warm(at.rooms(params.id));
  warm(at.topics());
};
const room = ({ params }: RoutePreloadFuncArgs) => warm(at.room(params.id!));

export const routes: RouteDefinition[] = [
  {
    path: "/",
    component: lazy(() => import("../topics/browse")),
    children: [
      { path: "/", component: lazy(() => import("../home/home-page")), preload: home },
      { path: "/topics", component: lazy(() => import("../topics/topic-list-page")) },
      { path: "/topics/:id/:slug?", component: lazy(() => import("../topics/topic-page")), preload: topic },
      { path: "/search", component: lazy(() => import("../search/search-page")) },
      { path: ["/activity", "/activity/everyone"], component: lazy(() => import("../activity/activity-page")) },
    ],
  },
  { path: "/rooms/new", component: lazy(() => import("../rooms/create-room-page")) },
  { path: "/rooms/:id", component: lazy(() => import("../rooms/room-page")), preload: room },
  { path: "/rooms/:id/edit", component: lazy(() => import("../rooms/edit-room-page")) },
  { path: "/people/:username", component: lazy(() => import("../profile/profile-page")) },
  { path: "/settings", component: lazy(() => import("../profile/settings-page")) },
  { path: "/sign-in", component: lazy(() => import("../session/sign-in-page")) },
  { path: "/welcome", component: lazy(() => import("../session/welcome-page")) },
  { path: "*", component: lazy(() => import("./not-found-page")) },
];
