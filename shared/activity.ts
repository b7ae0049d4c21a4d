import * as v from "valibot";
import { Id, Moment } from "./ids";
import { PersonRef } from "./people";

/** Something a person did: sent a message (`id` is the message's) or opened a room (`id` is the room's). */
export const ActivityItem = v.object({
  id: Id,
  kind: v.picklist(["message", "room"]),
  room: v.object({ id: Id, name: v.string() }),
  author: PersonRef,
  excerpt: v.string(),
  createdAt: Moment,
  deletedAt: v.optional(Moment),
});
export type ActivityItem = v.InferOutput<typeof ActivityItem>;
