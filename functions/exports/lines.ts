import * as Audit from "../audit";
import * as Avatars from "../avatars";
import * as Footprints from "../footprints";
import * as Messages from "../messages";
import * as Reactions from "../reactions";
import * as Reports from "../reports";
import * as Rooms from "../rooms";
import type { Item } from "../table";
import type { Actor } from "../users";
import * as Users from "../users";

/** One line of an export: what it is, and what is kept. */
export type Line = { kind: string } & Record<string, unknown>;

/** Everything that a person wrote or that is kept about them, read piece by piece. */
export async function* linesOf(actor: Actor): AsyncGenerator<Line> {
  for await (const { kind, item } of Users.ownItems(actor)) yield { kind, ...plain(item) };
  const avatar = await Avatars.read(actor.userId);
  if (avatar) yield { kind: "avatar", type: avatar.type, base64: Buffer.from(avatar.body).toString("base64") };
  let from: string | undefined;
  do {
    const { items, next } = await Footprints.page(actor.userId, from);
    yield* saidAmong(items);
    yield* reactionsAmong(items);
    yield* roomsAmong(items, actor);
    from = next;
  } while (from);
  yield* Reports.by(actor.userId);
  yield* Audit.about(actor.userId);
}

async function* saidAmong(footprints: Footprints.Footprint[]): AsyncGenerator<Line> {
  const messages = await Messages.getAll(footprints.filter(({ kind }) => kind === "message"));
  for (const message of messages) {
    const { id, roomId, createdAt, editedAt, deletedAt } = Messages.toMessage(message);
    // A deleted message says nothing to others; until it is gone for good it is still the author's.
    yield {
      kind: "message",
      id,
      roomId,
      room: message.roomName,
      body: Messages.textOf(message),
      createdAt,
      editedAt,
      deletedAt,
    };
  }
}

async function* reactionsAmong(footprints: Footprints.Footprint[]): AsyncGenerator<Line> {
  for (const item of await Reactions.getAll(footprints.filter(({ kind }) => kind === "reaction"))) {
    yield { kind: "reaction", roomId: Rooms.roomIdOf(item), ...Reactions.toOwnReaction(item) };
  }
}

async function* roomsAmong(footprints: Footprints.Footprint[], { userId }: Actor): AsyncGenerator<Line> {
  for (const { kind, roomId } of footprints) {
    if (kind === "message" || kind === "reaction") continue;
    const found = await Rooms.getMembership(roomId, userId);
    if (!found) continue;
    const { head, joinedAt } = found;
    const { name, description, topic, createdAt } = Rooms.toRoom(head);
    if (kind === "host") yield { kind: "room", id: roomId, name, description, topic: topic.name, createdAt };
    else yield { kind: "membership", roomId, room: name, joinedAt };
  }
}

const KEYS = new Set(["pk", "sk", "gsi1pk", "gsi1sk", "gsi2pk", "gsi2sk", "ttl", "rev", "keys"]);

/** An item as people read it: without the table's own attributes, times in words. */
const plain = (item: Item) =>
  Object.fromEntries(
    Object.entries(item)
      .filter(([name]) => !KEYS.has(name))
      .map(([name, value]) => [name, isTime(name, value) ? new Date(value).toISOString() : value]),
  );

const isTime = (name: string, value: unknown): value is number =>
  typeof value === "number" && (/At$/.test(name) || name === "tat");
