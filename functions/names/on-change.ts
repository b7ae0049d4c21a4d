import * as v from "valibot";
import { DELETED_PERSON } from "../../shared/people";
import * as Rooms from "../rooms";
import type { Item, Listener } from "../table";
import * as Topics from "../topics";
import * as Walks from "../walks";

const Account = v.looseObject({
  pk: v.pipe(v.string(), v.startsWith("U#")),
  sk: v.literal("N"),
  username: v.optional(v.string()),
  erasedAt: v.optional(v.number()),
});
type Account = Item & v.InferOutput<typeof Account>;

/** Sets a walk off when somebody has taken another username. Whoever leaves for good is another walk's. */
export const personListener: Listener<Account> = {
  watches: ({ pk, sk }) => pk.startsWith("U#") && sk === "N",
  schema: Account,
  async onChange(changes) {
    const renamed = changes.findLast(({ before, after }) => before?.username && after.username !== before.username);
    if (!renamed || renamed.after.erasedAt !== undefined) return;
    await Walks.request({ step: "rename-person", subject: renamed.after.pk.slice("U#".length) });
  },
};

/** Sets a walk off when a topic was renamed, or merged into another. */
export const topicListener: Listener<Topics.TopicItem> = {
  watches: ({ pk, sk }) => pk.startsWith("T#") && sk === "N",
  schema: Topics.TopicItem,
  async onChange(changes) {
    const turned = changes.findLast(
      ({ before, after }) => before && (before.name !== after.name || before.mergedInto !== after.mergedInto),
    );
    if (turned) await Walks.request({ step: "retitle-topic", subject: Topics.topicIdOf(turned.after) });
  },
};

/** Sets a walk off when a room lost its name together with the host who gave it. */
export const roomListener: Listener<Rooms.RoomItem> = {
  watches: ({ pk, sk }) => pk.startsWith("R#") && sk === "N",
  schema: Rooms.RoomItem,
  async onChange(changes) {
    const lost = changes.find(
      ({ before, after }) => before && before.name !== after.name && after.hostId === DELETED_PERSON.id,
    );
    if (lost) await Walks.request({ step: "rename-room", subject: Rooms.roomIdOf(lost.after) });
  },
};
