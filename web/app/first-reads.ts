import * as at from "../api/addresses";
import { ASIDE, SIDE } from "../device/widths";
import type { Params } from "../router/match";

const topics = () => (matchMedia(SIDE).matches ? [at.topics()] : []);
const latest = () => (matchMedia(ASIDE).matches ? [at.activity()] : []);

/** What a page reads first, by the parts of its path and by its query. */
type Reads = (params: Params, query: URLSearchParams) => string[];

/** The pages that most people come in by. What each reads is on its way before its code is here. */
export const FIRST_READS = {
  "/": () => [at.rooms(), at.topics(), ...latest()],
  "/topics/:id/:slug?": ({ id }) => [at.rooms(id), at.topics(), ...latest()],
  "/search": (_, query) => {
    const q = query.get("q")?.trim();
    return [...(q ? [at.search({ q, exact: query.get("exact") === "true" })] : []), ...topics(), ...latest()];
  },
  // No room is called so; of two that fit, the first is meant, as among the routes.
  "/rooms/new": () => [],
  "/rooms/:id": ({ id }) => [at.room(id!)],
} satisfies Record<string, Reads>;

/** The path of a page among them. */
export type Entrance = keyof typeof FIRST_READS;

export const readsOf = (entrance: Entrance): Reads => FIRST_READS[entrance];
