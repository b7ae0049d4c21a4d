import { beforeAll, describe, expect, test } from "vitest";
import * as Messages from "../../functions/messages";
import * as Rooms from "../../functions/rooms";
import { newId, updateItem, writeBatch } from "../../functions/table";
import type { MessageListQuery } from "../../shared/messages";
import { aKey, codeOf, openRoom, say, somebody } from "../support/community";
import { withTable } from "../support/table";

withTable();

beforeAll(() => {
  process.env.RATE_LIMITS = "off";
});

const days = (count: number) => count * 24 * 3600 * 1000;
const bodiesOf = (page: { items: { body: string }[] }) => page.items.map(({ body }) => body);
const latest = { limit: 50 } as MessageListQuery;

/** A room with messages that say 1, 2, 3, … */
async function roomWith(count: number) {
  const host = somebody();
  const room = await openRoom(host);
  const ids = Array.from({ length: count }, () => newId());
  await writeBatch({
    puts: ids.map((id, index) => Messages.toMessageItem({ id, room, author: host, body: String(index + 1) })),
  });
  return { host, room, ids };
}

describe("saying something", () => {
  test("for the first time joins the room, and counts the person once", async () => {
    const [host, guest] = [somebody(), somebody()];
    const room = await openRoom(host);
    const message = await say(guest, room.id, "Hello\nall");
    expect(message).toMatchObject({ body: "Hello\nall", author: { username: guest.username }, version: 1 });
    await say(guest, room.id);
    await say(host, room.id);
    const page = await Messages.openRoom(room.id, { limit: 50 });
    expect(page.room.participantCount).toBe(2);
    expect(page.messages.items).toHaveLength(3);
    expect(page.participants.items.map(({ id }) => id).sort()).toEqual([host.userId, guest.userId].sort());
  });

  test("keeps the longest text exactly, whatever it is made of", async () => {
    const host = somebody();
    const room = await openRoom(host);
    const bodies = ["👩‍👩‍👧‍👦".repeat(1428), "𝔸".repeat(10_000), "a\r\n\tb", `${"x".repeat(159)}🧮🧮`];
    for (const body of bodies) expect((await say(host, room.id, body)).body).toBe(body);
    expect(bodiesOf(await Messages.list(room.id, latest))).toEqual(bodies);
  });

  test("with the same key twice says it once, also when the first try stopped half-way", async () => {
    const guest = somebody();
    const room = await openRoom(somebody());
    const key = aKey();
    const first = await Messages.post(guest, room.id, { body: "Once" }, key);
    expect(await Messages.post(guest, room.id, { body: "Once" }, key)).toEqual(first);
    expect(await codeOf(Messages.post(guest, room.id, { body: "Other" }, key))).toBe("key-reused");
    const other = await openRoom(somebody());
    expect(await codeOf(Messages.post(guest, other.id, { body: "Once" }, key))).toBe("key-reused");
    expect((await Messages.post(somebody(), room.id, { body: "Once" }, key)).id).not.toBe(first.id);
    expect((await Rooms.get(room.id)).participantCount).toBe(3);
  });

  test("in a room that is missing or deleted is refused, but a repeat of what was said is answered", async () => {
    const host = somebody();
    const room = await openRoom(host);
    const key = aKey();
    const said = await Messages.post(host, room.id, { body: "Before" }, key);
    await Rooms.remove(host, room.id);
    expect(await codeOf(say(host, room.id))).toBe("gone");
    expect(await codeOf(say(somebody(), room.id))).toBe("gone");
    expect(await codeOf(say(host, newId()))).toBe("not-found");
    expect(await Messages.post(host, room.id, { body: "Before" }, key)).toEqual(said);
  });

  test("in two tabs at the same first moment joins once and says both", async () => {
    const guest = somebody();
    const room = await openRoom(somebody());
    await Promise.all([say(guest, room.id), say(guest, room.id)]);
    const page = await Messages.openRoom(room.id, { limit: 50 });
    expect(page.room.participantCount).toBe(2);
    expect(page.messages.items).toHaveLength(2);
  });

  test("after leaving joins again; what was said before stays", async () => {
    const guest = somebody();
    const room = await openRoom(somebody());
    await say(guest, room.id, "First");
    await Rooms.leave(guest, room.id);
    expect((await Rooms.get(room.id)).participantCount).toBe(1);
    await say(guest, room.id, "Second");
    expect((await Rooms.get(room.id)).participantCount).toBe(2);
    expect(bodiesOf(await Messages.list(room.id, latest))).toEqual(["First", "Second"]);
  });
});

describe("changing what one said", () => {
  test("keeps its place and tells when", async () => {
    const host = somebody();
    const room = await openRoom(host);
    const first = await say(host, room.id, "x".repeat(900));
    await say(host, room.id, "Second");
    const edited = await Messages.edit(host, room.id, first.id, { body: "Changed" }, 1);
    expect(edited).toMatchObject({ id: first.id, body: "Changed", version: 2, createdAt: first.createdAt });
    expect(edited.editedAt).toBeDefined();
    expect(bodiesOf(await Messages.list(room.id, latest))).toEqual(["Changed", "Second"]);
  });

  test("of two editors at once one wins and the other is told", async () => {
    const host = somebody();
    const room = await openRoom(host);
    const { id } = await say(host, room.id);
    const outcomes = await Promise.all(
      ["One", "Two"].map((body) => codeOf(Messages.edit(host, room.id, id, { body }, 1))),
    );
    expect(outcomes.sort()).toEqual(["nothing", "version-old"]);
  });

  test("says what is wrong in the order of the guards", async () => {
    const [host, other] = [somebody(), somebody()];
    const room = await openRoom(host);
    const { id } = await say(host, room.id);
    const edit = (person = other, roomId = room.id, messageId = id, version?: number) =>
      codeOf(Messages.edit(person, roomId, messageId, { body: "x" }, version));
    expect(await edit(other, newId())).toBe("not-found");
    expect(await edit(other, room.id, newId())).toBe("not-found");
    expect(await edit()).toBe("forbidden");
    expect(await edit(host)).toBe("version-missing");
    expect(await edit(host, room.id, id, 5)).toBe("version-old");
    expect(await codeOf(Messages.remove(other, room.id, id))).toBe("forbidden");
    expect(await codeOf(Messages.restore(other, room.id, id))).toBe("forbidden");
    await Messages.remove(host, room.id, id);
    expect(await edit(host, room.id, id, 2)).toBe("gone");
    await Rooms.remove(host, room.id);
    expect(await edit()).toBe("gone");
    expect(await codeOf(Messages.remove(host, room.id, id))).toBe("gone");
    expect(await codeOf(Messages.restore(host, room.id, id))).toBe("gone");
  });
});

describe("taking back what one said", () => {
  test("leaves an empty place, and restoring fills it again", async () => {
    const host = somebody();
    const room = await openRoom(host);
    const message = await say(host, room.id, "Mind the gap");
    await Messages.remove(host, room.id, message.id);
    const [gap] = (await Messages.list(room.id, latest)).items;
    expect(gap).toMatchObject({ id: message.id, body: "", version: 2 });
    expect(gap!.deletedAt).toBeDefined();
    expect(await Messages.restore(host, room.id, message.id)).toEqual({ ...message, version: 3 });
    expect((await Messages.list(room.id, latest)).items).toEqual([{ ...message, version: 3 }]);
  });

  test("twice is fine and changes nothing more", async () => {
    const host = somebody();
    const room = await openRoom(host);
    const { id } = await say(host, room.id);
    await Promise.all([Messages.remove(host, room.id, id), Messages.remove(host, room.id, id)]);
    await Messages.remove(host, room.id, id);
    await Promise.all([Messages.restore(host, room.id, id), Messages.restore(host, room.id, id)]);
    expect(await Messages.restore(host, room.id, id)).toMatchObject({ version: 3 });
  });

  test("is for good after 30 days, even before the table has removed it", async () => {
    const host = somebody();
    const room = await openRoom(host);
    const { id } = await say(host, room.id);
    await say(host, room.id, "Later");
    await Messages.remove(host, room.id, id);
    await updateItem(Messages.messageKey(room.id, id), { set: { deletedAt: Date.now() - days(30) } });
    expect(await codeOf(Messages.restore(host, room.id, id))).toBe("gone");
    expect(bodiesOf(await Messages.list(room.id, latest))).toEqual(["Later"]);
  });
});

describe("a room's messages", () => {
  test("page from the newest to the first with nothing missing or twice", async () => {
    const { room } = await roomWith(23);
    const first = await Messages.openRoom(room.id, { limit: 5 });
    expect(bodiesOf(first.messages)).toEqual(["19", "20", "21", "22", "23"]);
    const seen = bodiesOf(first.messages);
    let cursor = first.messages.next;
    while (cursor) {
      const page: Awaited<ReturnType<typeof Messages.list>> = await Messages.list(room.id, { cursor, limit: 5 });
      seen.unshift(...bodiesOf(page));
      cursor = page.next;
    }
    expect(seen).toEqual(Array.from({ length: 23 }, (_, index) => String(index + 1)));
  });

  test("the last page says so, also when it is exactly full", async () => {
    const { room } = await roomWith(4);
    expect((await Messages.list(room.id, { limit: 4 })).next).toBeNull();
    expect((await Messages.openRoom(room.id, { limit: 4 })).messages.next).toBeNull();
    expect((await Messages.openRoom(room.id, { limit: 3 })).messages.next).not.toBeNull();
    expect((await Messages.openRoom((await openRoom(somebody())).id, { limit: 3 })).messages).toEqual({
      items: [],
      next: null,
    });
  });

  test("before, upto, after and around a message", async () => {
    const { room, ids } = await roomWith(9);
    const at = (index: number) => ids[index - 1]!;
    const bodies = async (part: Partial<MessageListQuery>) =>
      bodiesOf(await Messages.list(room.id, { limit: 3, ...part } as MessageListQuery)).join(" ");
    expect(await bodies({ before: at(5) })).toBe("2 3 4");
    expect(await bodies({ before: at(1) })).toBe("");
    expect(await bodies({ upto: at(5) })).toBe("3 4 5");
    expect(await bodies({ after: at(5) })).toBe("6 7 8");
    expect(await bodies({ after: at(9) })).toBe("");
    expect(await bodies({ around: at(5) })).toBe("4 5 6");
    expect(await bodies({ around: at(1), limit: 4 })).toBe("1 2 3");
    expect(await bodies({ around: at(9), limit: 4 })).toBe("8 9");
    expect(await bodies({ after: "0".repeat(26), limit: 50 })).toBe("1 2 3 4 5 6 7 8 9");
    expect(await bodies({ before: newId(), limit: 50 })).toBe("1 2 3 4 5 6 7 8 9");
  });

  test("what follows a page of newer ones is newer, what follows the others is older", async () => {
    const { room, ids } = await roomWith(9);
    const newer = await Messages.list(room.id, { after: ids[1], limit: 3 });
    expect(bodiesOf(newer)).toEqual(["3", "4", "5"]);
    expect(bodiesOf(await Messages.list(room.id, { cursor: newer.next!, limit: 50 }))).toEqual(["6", "7", "8", "9"]);
    const around = await Messages.list(room.id, { around: ids[5], limit: 4 });
    expect(bodiesOf(around)).toEqual(["5", "6", "7", "8"]);
    expect(bodiesOf(await Messages.list(room.id, { cursor: around.next!, limit: 50 }))).toEqual(["1", "2", "3", "4"]);
    expect((await Messages.list(room.id, { after: ids[5], limit: 3 })).next).toBeNull();
  });

  test("of a missing or deleted room are an answer, never a fault", async () => {
    const { host, room, ids } = await roomWith(4);
    const parts: Partial<MessageListQuery>[] = [{}, { before: ids[3] }, { after: ids[0] }, { around: ids[1] }];
    for (const part of parts) {
      expect(await codeOf(Messages.list(newId(), { limit: 2, ...part } as MessageListQuery))).toBe("not-found");
    }
    expect(await codeOf(Messages.openRoom(newId(), { limit: 2 }))).toBe("not-found");
    const { next } = await Messages.list(room.id, { limit: 2 });
    await Rooms.remove(host, room.id);
    for (const part of [...parts, { cursor: next! }, { after: ids[0], limit: 1 }]) {
      expect(await codeOf(Messages.list(room.id, { limit: 2, ...part } as MessageListQuery))).toBe("gone");
    }
    expect(await codeOf(Messages.openRoom(room.id, { limit: 2 }))).toBe("gone");
  });

  test("a cursor is good for its own room only", async () => {
    const { room } = await roomWith(3);
    const other = await roomWith(3);
    const { next } = await Messages.list(room.id, { limit: 1 });
    expect(await codeOf(Messages.list(other.room.id, { cursor: next!, limit: 1 }))).toBe("bad-cursor");
  });
});
