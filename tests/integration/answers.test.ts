import { beforeAll, describe, expect, test } from "vitest";
import * as Messages from "../../functions/messages";
import * as Rooms from "../../functions/rooms";
import { query } from "../../functions/table";
import { handler as tableChanged } from "../../functions/table-changed/handler";
import * as Unanswered from "../../functions/unanswered";
import type { Actor } from "../../functions/users";
import { codeOf, openRoom, say, somebody } from "../support/community";
import { expectSound } from "../support/invariants";
import { withStream } from "../support/stream";
import { withTable } from "../support/table";

withTable();
const stream = withStream();

beforeAll(() => {
  process.env.RATE_LIMITS = "off";
});

async function aQuestion() {
  const [host, guest] = [somebody(), somebody()];
  const room = await openRoom(host);
  const said = await say(guest, room.id);
  await stream.drain();
  const mark = (messageId = said.id, by: Actor = host) => Messages.markAnswer(by, room.id, { messageId });
  return { host, guest, room, said, mark, isMarked: () => isMarked(room.id) };
}

/** What the room itself and the lists that it stands in say of it. */
async function isMarked(roomId: string) {
  const { answerId, topic } = await Rooms.get(roomId);
  const lists = await Promise.all([Rooms.listByActivity({ limit: 50 }), Rooms.listByTopic(topic.id, { limit: 50 })]);
  const marks = lists.map(({ items }) => items.find(({ id }) => id === roomId)?.isAnswered ?? false);
  return [answerId, ...marks];
}

const waitingOf = async (host: Actor) =>
  (await Unanswered.list(host, { limit: 20 })).items.map(({ room, reason, messageId }) => [room.id, reason, messageId]);

describe("an answer", () => {
  test("is marked, changed and taken back by the host, and shown wherever the room is listed", async () => {
    const { guest, host, room, said, mark, isMarked } = await aQuestion();
    expect(await isMarked()).toEqual([undefined, false, false]);
    expect((await mark()).answerId).toBe(said.id);
    expect(await isMarked()).toEqual([said.id, true, true]);
    const better = await say(guest, room.id);
    await mark(better.id);
    await mark(better.id);
    expect(await isMarked()).toEqual([better.id, true, true]);
    await Messages.unmarkAnswer(host, room.id);
    await Messages.unmarkAnswer(host, room.id);
    expect(await isMarked()).toEqual([undefined, false, false]);
    await stream.drain();
    await expectSound(room.id);
  });

  test("is nobody else's to mark, and a message that is there", async () => {
    const { guest, host, room, said, mark } = await aQuestion();
    expect(await codeOf(mark(said.id, guest))).toBe("forbidden");
    expect(await codeOf(Messages.unmarkAnswer(guest, room.id))).toBe("forbidden");
    expect(await codeOf(mark(room.id))).toBe("not-found");
    await Messages.remove(guest, room.id, said.id);
    expect(await codeOf(mark())).toBe("gone");
    await Rooms.remove(host, room.id);
    expect(await codeOf(mark())).toBe("gone");
  });

  test("goes with its message and comes back with it", async () => {
    const { guest, room, said, mark, isMarked } = await aQuestion();
    await mark();
    await Messages.remove(guest, room.id, said.id);
    const deletion = await stream.take();
    await tableChanged({ Records: deletion });
    expect(await isMarked()).toEqual([undefined, false, false]);
    await Messages.restore(guest, room.id, said.id);
    await stream.drain();
    await tableChanged({ Records: [...deletion, ...deletion] });
    expect(await isMarked()).toEqual([said.id, true, true]);
  });

  test("that is deleted in the moment it is marked is never marked for long", async () => {
    for (let round = 0; round < 5; round++) {
      const { guest, room, said, mark } = await aQuestion();
      await Promise.all([codeOf(mark()), Messages.remove(guest, room.id, said.id)]);
      await stream.drain();
      expect(await isMarked(room.id)).toEqual([undefined, false, false]);
    }
  });

  test("marked twice at once is one of the two, and lists say the same", async () => {
    const { guest, room, said, mark } = await aQuestion();
    const other = await say(guest, room.id);
    await Promise.all([mark(said.id), mark(other.id)]);
    const [answerId, ...lists] = await isMarked(room.id);
    expect([said.id, other.id]).toContain(answerId);
    expect(lists).toEqual([true, true]);
  });
});

describe("a room waits", () => {
  test("for anybody until somebody comes, for its host while others have the last word, and then no more", async () => {
    const [host, guest] = [somebody(), somebody()];
    const { id } = await openRoom(host);
    await stream.drain();
    expect(await waitingOf(host)).toEqual([[id, "quiet", undefined]]);
    await say(host, id);
    await stream.drain();
    expect(await waitingOf(host)).toEqual([[id, "quiet", undefined]]);
    const first = await say(guest, id);
    await stream.drain();
    const more = await say(guest, id);
    await stream.drain();
    // Since the first word that nobody answered.
    expect(await waitingOf(host)).toEqual([[id, "waits", first.id]]);
    expect(await waitingOf(guest)).toEqual([]);
    await say(host, id);
    await stream.drain();
    expect(await waitingOf(host)).toEqual([]);
    const again = await say(guest, id);
    await stream.drain();
    expect(await waitingOf(host)).toEqual([[id, "waits", again.id]]);
    await Messages.remove(guest, id, again.id);
    await stream.drain();
    expect(await waitingOf(host)).toEqual([]);
    expect(more.id).not.toBe(again.id);
  });

  test("no more once an answer is marked, until somebody says something new or the answer goes", async () => {
    const { host, guest, room, said, mark } = await aQuestion();
    await mark();
    await stream.drain();
    expect(await waitingOf(host)).toEqual([]);
    const more = await say(guest, room.id);
    await stream.drain();
    expect(await waitingOf(host)).toEqual([[room.id, "waits", more.id]]);
    await mark(more.id);
    await stream.drain();
    expect(await waitingOf(host)).toEqual([]);
    await Messages.remove(guest, room.id, more.id);
    await stream.drain();
    expect(await waitingOf(host)).toEqual([[room.id, "waits", said.id]]);
  });

  test("under its present name, and not while it is deleted", async () => {
    const { host, room, said } = await aQuestion();
    await Rooms.edit(host, room.id, { name: "Another name" }, 1);
    await stream.drain();
    expect((await Unanswered.list(host, { limit: 5 })).items[0]?.room).toEqual({ id: room.id, name: "Another name" });
    await Rooms.remove(host, room.id);
    await stream.drain();
    expect(await waitingOf(host)).toEqual([]);
    await Rooms.restore(host, room.id);
    await stream.drain();
    expect(await waitingOf(host)).toEqual([[room.id, "waits", said.id]]);
  });

  test("as the table says, whenever a record comes and however often", async () => {
    const { host, guest, room } = await aQuestion();
    await say(guest, room.id);
    const late = await stream.take();
    await say(host, room.id);
    await stream.drain();
    await tableChanged({ Records: [...late, ...late] });
    expect(await waitingOf(host)).toEqual([]);
    await stream.drain();
    expect(await stream.take()).toEqual([]);
  });
});

test("the first message of a person in the community says so, wherever it was said, and no other", async () => {
  const { host, guest, room, said } = await aQuestion();
  const other = await openRoom(host);
  expect(said.isFirst).toBe(true);
  expect((await say(guest, other.id)).isFirst).toBeUndefined();
  const { messages } = await Messages.openRoom(room.id, { limit: 5 });
  expect(messages.items.map(({ isFirst }) => isFirst)).toEqual([true]);
  await Messages.remove(guest, room.id, said.id);
  expect((await Messages.openRoom(room.id, { limit: 5 })).messages.items[0]?.isFirst).toBeUndefined();
  expect((await query({ partition: `R#${room.id}`, beginsWith: "M#" }, { limit: 5 })).items[0]?.first).toBe(true);
});
