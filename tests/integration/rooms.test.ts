import { beforeAll, describe, expect, test } from "vitest";
import * as Rooms from "../../functions/rooms";
import { newId } from "../../functions/table";
import * as Topics from "../../functions/topics";
import { aKey, allOf, codeOf, openRoom, somebody, unique } from "../support/community";
import { withTable } from "../support/table";

withTable();

beforeAll(() => {
  process.env.RATE_LIMITS = "off";
});

const roomsUnder = async (topicId: string) =>
  (await allOf(Topics.list, 20)).find(({ id }) => id === topicId)?.roomCount;
const idsOf = (items: { id: string }[]) => items.map(({ id }) => id);

describe("opening a room", () => {
  test("makes the topic if nobody has named it, and finds it whatever the case", async () => {
    const topic = unique("Graph Theory");
    const first = await openRoom(somebody(), { topic });
    const second = await openRoom(somebody(), { topic: topic.toUpperCase() });
    expect(second.topic).toEqual(first.topic);
    expect(await Topics.find(topic.toLowerCase())).toEqual(first.topic);
    expect(await roomsUnder(first.topic.id)).toBe(2);
  });

  test("C, C# and C++ are three topics with three addresses", async () => {
    const topics = await Promise.all(
      ["C", "C#", "C++"].map(async (topic) => (await openRoom(somebody(), { topic })).topic),
    );
    expect(new Set(topics.map(({ id }) => id)).size).toBe(3);
    expect(topics.map(({ slug }) => slug)).toEqual(["c", "c-sharp", "c-plus-plus"]);
    for (const topic of topics) {
      expect((await Rooms.listByTopic(topic.id, { limit: 20 })).items.map((room) => room.topic)).toEqual([topic]);
    }
  });

  test("several people naming one new topic at the same moment share it", async () => {
    const topic = unique("Race");
    const rooms = await Promise.all(Array.from({ length: 8 }, () => openRoom(somebody(), { topic })));
    expect(new Set(rooms.map((room) => room.topic.id)).size).toBe(1);
    expect(await roomsUnder(rooms[0]!.topic.id)).toBe(8);
  });

  test("keeps the whole description and shows its start in lists", async () => {
    const host = somebody();
    const description = `${"word ".repeat(60)}\n${"🧮".repeat(100)}`;
    const room = await openRoom(host, { description });
    expect((await Rooms.get(room.id)).description).toBe(description);
    const [card] = (await Rooms.listByTopic(room.topic.id, { limit: 1 })).items;
    expect(description.startsWith(card!.excerpt)).toBe(true);
    expect(card!.excerpt.length).toBeLessThan(300);
  });

  test("the same key twice makes one room and answers it twice", async () => {
    const host = somebody();
    const key = aKey();
    const draft = { name: unique("Once"), topic: unique("Topic"), description: "d" };
    const first = await Rooms.create(host, draft, key);
    expect(await Rooms.create(host, draft, key)).toEqual(first);
    expect(await roomsUnder(first.topic.id)).toBe(1);
    expect(await codeOf(Rooms.create(host, { ...draft, name: "Other" }, key))).toBe("key-reused");
    expect((await Rooms.create(somebody(), draft, key)).id).not.toBe(first.id);
  });

  test("the host is its first participant and finds it among the rooms hosted", async () => {
    const host = somebody();
    const room = await openRoom(host);
    expect(room).toMatchObject({ participantCount: 1, host: { id: host.userId, username: host.username }, version: 1 });
    expect((await Rooms.listParticipants(room.id, { limit: 5 })).items).toMatchObject([
      { id: host.userId, isHost: true, joinedAt: room.createdAt },
    ]);
    expect(idsOf((await Rooms.listByHost(host.userId, { limit: 5 })).items)).toEqual([room.id]);
  });
});

describe("the count of all rooms", () => {
  test("counts rooms, not the topics that are shown", async () => {
    const before = (await Topics.list({ limit: 1 })).roomCount;
    await Promise.all(Array.from({ length: 3 }, () => openRoom(somebody())));
    const first = await Topics.list({ limit: 1 });
    expect(first.roomCount).toBe(before + 3);
    expect((await Topics.list({ limit: 1, cursor: first.next! })).roomCount).toBe(before + 3);
    const topics = await allOf(Topics.list, 2);
    expect(topics.reduce((sum, topic) => sum + topic.roomCount, 0)).toBe(before + 3);
    expect(topics.every(({ id }) => id !== "ALL")).toBe(true);
  });
});

describe("changing a room", () => {
  test("changes the name, the description and the version, on the head and on the host's card", async () => {
    const host = somebody();
    const room = await openRoom(host, { description: "x".repeat(500) });
    const edited = await Rooms.edit(host, room.id, { name: "Renamed", description: "short" }, 1);
    expect(edited).toEqual({ ...room, name: "Renamed", description: "short", version: 2 });
    expect(await Rooms.get(room.id)).toEqual(edited);
    const [card] = (await Rooms.listByHost(host.userId, { limit: 5 })).items;
    expect(card).toMatchObject({ name: "Renamed", excerpt: "short" });
  });

  test("a move to another topic moves the counts and the room with it", async () => {
    const host = somebody();
    const [from, to] = [await openRoom(host), await openRoom(somebody())];
    const moved = await Rooms.edit(host, from.id, { topic: to.topic.name }, 1);
    expect(moved.topic).toEqual(to.topic);
    expect(await roomsUnder(from.topic.id)).toBe(0);
    expect(await roomsUnder(to.topic.id)).toBe(2);
    expect((await Rooms.listByTopic(from.topic.id, { limit: 5 })).items).toEqual([]);
    expect(idsOf((await Rooms.listByTopic(to.topic.id, { limit: 5 })).items)).toContain(from.id);
  });

  test("a move may make the topic", async () => {
    const host = somebody();
    const room = await openRoom(host);
    const name = unique("New here");
    const moved = await Rooms.edit(host, room.id, { topic: name }, 1);
    expect(moved.topic.name).toBe(name);
    expect(await roomsUnder(moved.topic.id)).toBe(1);
    expect(await roomsUnder(room.topic.id)).toBe(0);
  });

  test("two editors at once: one wins and the other is told", async () => {
    const host = somebody();
    const room = await openRoom(host);
    const outcomes = await Promise.all(["One", "Two"].map((name) => codeOf(Rooms.edit(host, room.id, { name }, 1))));
    expect(outcomes.sort()).toEqual(["nothing", "version-old"]);
  });

  test("says what is wrong in the order of the guards", async () => {
    const [host, other] = [somebody(), somebody()];
    const room = await openRoom(host);
    expect(await codeOf(Rooms.edit(other, newId(), { name: "x" }, undefined))).toBe("not-found");
    expect(await codeOf(Rooms.edit(other, room.id, { name: "x" }, undefined))).toBe("forbidden");
    expect(await codeOf(Rooms.edit(host, room.id, { name: "x" }, undefined))).toBe("version-missing");
    expect(await codeOf(Rooms.edit(host, room.id, { name: "x" }, 7))).toBe("version-old");
    await Rooms.remove(host, room.id);
    expect(await codeOf(Rooms.edit(other, room.id, { name: "x" }, undefined))).toBe("gone");
  });
});

describe("deleting a room", () => {
  test("takes it out of the feeds and the counts, and restoring brings all of it back", async () => {
    const host = somebody();
    const topic = unique("Topic");
    const [room, other] = [await openRoom(host, { topic }), await openRoom(somebody(), { topic })];
    const all = (await Topics.list({ limit: 1 })).roomCount;
    await Rooms.remove(host, room.id);
    expect(await codeOf(Rooms.get(room.id))).toBe("gone");
    expect(idsOf(await allOf(Rooms.listByActivity))).not.toContain(room.id);
    expect(idsOf((await Rooms.listByTopic(room.topic.id, { limit: 5 })).items)).toEqual([other.id]);
    expect((await Rooms.listByHost(host.userId, { limit: 5 })).items).toEqual([]);
    expect(await roomsUnder(room.topic.id)).toBe(1);
    expect((await Topics.list({ limit: 1 })).roomCount).toBe(all - 1);

    expect(await Rooms.restore(host, room.id)).toEqual({ ...room, version: 3 });
    expect(await Rooms.get(room.id)).toEqual({ ...room, version: 3 });
    expect(idsOf(await allOf(Rooms.listByActivity))).toContain(room.id);
    expect(idsOf((await Rooms.listByHost(host.userId, { limit: 5 })).items)).toEqual([room.id]);
    expect(await roomsUnder(room.topic.id)).toBe(2);
    expect((await Topics.list({ limit: 1 })).roomCount).toBe(all);
  });

  test("twice counts once, and so does restoring, also at the same moment", async () => {
    const host = somebody();
    const room = await openRoom(host);
    await Promise.all([Rooms.remove(host, room.id), Rooms.remove(host, room.id)]);
    await Rooms.remove(host, room.id);
    expect(await roomsUnder(room.topic.id)).toBe(0);
    await Promise.all([Rooms.restore(host, room.id), Rooms.restore(host, room.id)]);
    expect(await Rooms.restore(host, room.id)).toMatchObject({ version: 3 });
    expect(await roomsUnder(room.topic.id)).toBe(1);
  });

  test("is for its host alone", async () => {
    const [host, other] = [somebody(), somebody()];
    const room = await openRoom(host);
    expect(await codeOf(Rooms.remove(other, newId()))).toBe("not-found");
    expect(await codeOf(Rooms.remove(other, room.id))).toBe("forbidden");
    expect(await codeOf(Rooms.restore(other, room.id))).toBe("forbidden");
    await Rooms.remove(host, room.id);
    expect(await codeOf(Rooms.remove(other, room.id))).toBe("gone");
    expect(await codeOf(Rooms.restore(other, room.id))).toBe("forbidden");
  });
});

describe("joining and leaving", () => {
  test("count each person once", async () => {
    const [host, guest] = [somebody(), somebody()];
    const room = await openRoom(host);
    const joined = await Rooms.join(guest, room.id);
    expect(joined).toMatchObject({ id: guest.userId, username: guest.username, isHost: false });
    expect(await Rooms.join(guest, room.id)).toEqual(joined);
    expect((await Rooms.get(room.id)).participantCount).toBe(2);
    await Rooms.leave(guest, room.id);
    await Rooms.leave(guest, room.id);
    expect((await Rooms.get(room.id)).participantCount).toBe(1);
  });

  test("a host cannot leave, and nobody joins what is not there", async () => {
    const host = somebody();
    const room = await openRoom(host);
    expect(await codeOf(Rooms.leave(host, room.id))).toBe("conflict");
    await Rooms.join(host, room.id);
    expect((await Rooms.get(room.id)).participantCount).toBe(1);
    expect(await codeOf(Rooms.join(host, newId()))).toBe("not-found");
    await Rooms.remove(host, room.id);
    expect(await codeOf(Rooms.join(somebody(), room.id))).toBe("gone");
    expect(await codeOf(Rooms.leave(somebody(), room.id))).toBe("gone");
  });

  test("many at the same moment are all counted, and participants page to the end", async () => {
    const room = await openRoom(somebody());
    await Promise.all(Array.from({ length: 12 }, () => Rooms.join(somebody(), room.id)));
    expect((await Rooms.get(room.id)).participantCount).toBe(13);
    const people = await allOf((page) => Rooms.listParticipants(room.id, page), 5);
    expect(new Set(idsOf(people)).size).toBe(13);
  });
});
