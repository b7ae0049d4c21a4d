import { beforeAll, expect, test, vi } from "vitest";
import * as Limits from "../../functions/limits";
import * as Messages from "../../functions/messages";
import * as Reactions from "../../functions/reactions";
import * as Rooms from "../../functions/rooms";
import { getItems, type Key, updateItem } from "../../functions/table";
import * as Topics from "../../functions/topics";
import { aKey, codeOf, openRoom, say, somebody, unique } from "../support/community";
import { stale } from "../support/faults";
import { expectCountsSound, expectSound } from "../support/invariants";
import { withStream } from "../support/stream";
import { withTable } from "../support/table";

withTable();
const stream = withStream();

beforeAll(() => {
  process.env.RATE_LIMITS = "off";
});

const seeing = (keys: Key[]) => getItems(keys, { consistent: true });

/** A room with a message of its host, and every key that a command of theirs may read. */
async function aRoom() {
  const [host, guest] = [somebody(), somebody()];
  const room = await openRoom(host);
  const message = await say(host, room.id);
  const kinds = ["messages", "edits", "deletes", "memberships", "rooms"] as const;
  const keys = [
    Rooms.roomKey(room.id),
    Topics.topicNameKey(room.topic.name),
    Messages.messageKey(room.id, message.id),
    ...[host, guest].map(({ userId }) => Rooms.memberKey(room.id, userId)),
    ...[host, guest].flatMap(({ userId }) => kinds.map((kind) => Limits.limitKey(userId, kind))),
  ];
  return { host, guest, room, message, keys };
}

const NOTHING = Array.from({ length: 20 }, () => undefined);

test("commands do what they are asked although their cheaper reads see nothing of it yet", async () => {
  const { host, guest, room, message, keys } = await aRoom();
  const blind = <T>(action: () => Promise<T>) => stale(keys, NOTHING, action);
  await blind(() => say(guest, room.id, "here"));
  await blind(() => say(guest, room.id, "again"));
  await blind(() => Rooms.join(guest, room.id));
  await blind(() => Messages.edit(host, room.id, message.id, { body: "changed" }, 1));
  await blind(() => Messages.remove(host, room.id, message.id));
  await blind(() => Messages.restore(host, room.id, message.id));
  await blind(() => Rooms.edit(host, room.id, { name: "New", topic: room.topic.name }, 1));
  await blind(() => Rooms.remove(host, room.id));
  await blind(() => Rooms.restore(host, room.id));
  await blind(() => openRoom(guest, { topic: room.topic.name }));
  await blind(() => Rooms.get(room.id));
  await blind(() => Rooms.leave(guest, room.id));
  await stream.drain();
  await expectSound(room.id);
  await expectCountsSound();
  expect((await Messages.list(room.id, { limit: 5 })).items.map(({ body }) => body)).toEqual([
    "changed",
    "here",
    "again",
  ]);
});

test("a repeated post is answered although the cheaper read sees neither the key nor the message", async () => {
  const { guest, room, keys } = await aRoom();
  const key = aKey();
  const first = await Messages.post(guest, room.id, { body: "once" }, key);
  expect(await stale(keys, NOTHING, () => Messages.post(guest, room.id, { body: "once" }, key))).toEqual(first);
  expect(await codeOf(stale(keys, NOTHING, () => Messages.post(guest, room.id, { body: "x" }, key)))).toBe(
    "key-reused",
  );
});

test("what was just deleted is brought back although it is still seen as it was, and the other way round", async () => {
  const { host, room, message, keys } = await aRoom();
  const before = await seeing(keys);
  await Messages.remove(host, room.id, message.id);
  const deleted = await seeing(keys);
  expect(await stale(keys, before, () => Messages.restore(host, room.id, message.id))).toMatchObject({ version: 3 });
  await stale(keys, deleted, () => Messages.remove(host, room.id, message.id));
  await stale(keys, before, () => Messages.remove(host, room.id, message.id));
  await Rooms.remove(host, room.id);
  const gone = await seeing(keys);
  await stale(keys, before, () => Rooms.restore(host, room.id));
  await stale(keys, gone, () => say(host, room.id, "back"));
  await stale(keys, gone, () => Rooms.remove(host, room.id));
  expect(await codeOf(stale(keys, before, () => Messages.openRoom(room.id, { limit: 5 })))).toBe("gone");
  await stream.drain();
  await expectSound(room.id);
  await expectCountsSound();
});

test("whoever left a moment ago and joins again is in", async () => {
  const { guest, room, keys } = await aRoom();
  await Rooms.join(guest, room.id);
  const inside = await seeing(keys);
  await Rooms.leave(guest, room.id);
  await stale(keys, inside, () => Rooms.join(guest, room.id));
  expect((await Rooms.get(room.id)).participantCount).toBe(2);
  await stream.drain();
  await expectSound(room.id);
});

test("a post into a room that was deleted a moment ago leaves nothing behind in the lists", async () => {
  const { host, guest, room, keys } = await aRoom();
  const before = await seeing(keys);
  await Rooms.remove(host, room.id);
  await stream.drain();
  // The host is in the room, so only the stream notices; the guest's joining is refused by the table.
  await stale(keys, before, () => say(host, room.id, "late"));
  expect(await codeOf(stale(keys, before, () => say(guest, room.id, "late")))).toBe("gone");
  await stream.drain();
  await expectSound(room.id);
});

test("a message brought back in a room that was deleted a moment ago stays out of the lists", async () => {
  const { host, room, message, keys } = await aRoom();
  await Messages.remove(host, room.id, message.id);
  await stream.drain();
  const before = await seeing(keys);
  await Rooms.remove(host, room.id);
  await stream.drain();
  await stale(keys, before, () => Messages.restore(host, room.id, message.id));
  await stream.drain();
  await expectSound(room.id);
  await Rooms.restore(host, room.id);
  await stream.drain();
  await expectSound(room.id);
});

test("a message brought back while the walk brings back its room's is in the lists once, whoever is faster", async () => {
  const { host, room, message, keys } = await aRoom();
  await Messages.remove(host, room.id, message.id);
  await Rooms.remove(host, room.id);
  await stream.drain();
  await Rooms.restore(host, room.id);
  const hidden = await seeing(keys);
  await stream.drain();
  await stale(keys, hidden, () => Messages.restore(host, room.id, message.id));
  await stream.drain();
  await expectSound(room.id);
});

test("a room whose purge began a moment ago is not brought back", async () => {
  const { host, room, keys } = await aRoom();
  await Rooms.remove(host, room.id);
  const before = await seeing(keys);
  await updateItem(Rooms.roomKey(room.id), { set: { purging: true } });
  expect(await codeOf(stale(keys, before, () => Rooms.restore(host, room.id)))).toBe("gone");
});

test("the moment an allowance is used up is seen although the cheaper read is old", async () => {
  process.env.RATE_LIMITS = "";
  // What is used up grows back with time.
  vi.useFakeTimers({ toFake: ["Date"] });
  try {
    const { guest, room, keys } = await aRoom();
    for (let i = 0; i < 10; i++) await stale(keys, NOTHING, () => say(guest, room.id, unique("said")));
    expect(await codeOf(stale(keys, NOTHING, () => say(guest, room.id, "one more")))).toBe("too-many");
  } finally {
    vi.useRealTimers();
    process.env.RATE_LIMITS = "off";
  }
});

test("a reaction is counted once although the cheaper read sees what was chosen before, or nothing", async () => {
  const { guest, room, message } = await aRoom();
  const react = (reaction: "thanks" | "idea") => Reactions.react(guest, room.id, message.id, reaction);
  const keys = [
    Rooms.roomKey(room.id),
    { pk: Rooms.roomPartition(room.id), sk: `E#${message.id}#${guest.userId}` },
    Limits.limitKey(guest.userId, "reactions"),
  ];
  const before = await seeing(keys);
  await react("thanks");
  const thanked = await seeing(keys);
  await stale(keys, before, () => react("thanks"));
  await stale(keys, before, () => react("idea"));
  await stale(keys, thanked, () => react("thanks"));
  await stale(keys, before, () => Reactions.takeBack(guest, room.id, message.id));
  await stale(keys, thanked, () => Reactions.takeBack(guest, room.id, message.id));
  const counts = async () => (await Messages.list(room.id, { limit: 1 })).items[0]?.reactions;
  expect(await counts()).toBeUndefined();
  await stale(keys, thanked, () => react("thanks"));
  expect(await counts()).toEqual({ thanks: 1 });
});
