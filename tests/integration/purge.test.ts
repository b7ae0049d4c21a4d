import { beforeAll, expect, test } from "vitest";
import { handler as everyFewMinutes } from "../../functions/every-few-minutes/handler";
import * as Messages from "../../functions/messages";
import * as Rooms from "../../functions/rooms";
import { getItem, newId, query, updateItem, writeBatch } from "../../functions/table";
import * as Topics from "../../functions/topics";
import { handler as walk } from "../../functions/walk/handler";
import { allOf, codeOf, openRoom, say, somebody } from "../support/community";
import { expectSound } from "../support/invariants";
import { withStream } from "../support/stream";
import { withTable } from "../support/table";

withTable();
const stream = withStream();

beforeAll(() => {
  process.env.RATE_LIMITS = "off";
});

const endlessly = { getRemainingTimeInMillis: () => 900_000 };
const itemsOf = async (roomId: string) =>
  (await query({ partition: Rooms.roomPartition(roomId), consistent: true }, { limit: 500 })).items;

/** Lets a deleted room's 30 days be over. */
const letBeDue = (roomId: string, due = Date.now() - 1) =>
  updateItem(Rooms.roomKey(roomId), { set: { purgeAt: due, gsi2sk: due } });

async function aDeletedRoom(messages = 3) {
  const host = somebody();
  const room = await openRoom(host);
  await say(somebody(), room.id);
  const ids = Array.from({ length: messages }, () => newId());
  await writeBatch({ puts: ids.map((id) => Messages.toMessageItem({ id, room, author: host, body: "x" })) });
  await stream.drain();
  await Rooms.remove(host, room.id);
  await stream.drain();
  return { host, room };
}

test("a room that was deleted 30 days ago is removed with all that is in it, and counts nothing twice", async () => {
  const { host, room } = await aDeletedRoom(130);
  const all = (await Topics.list({ limit: 1 })).roomCount;
  await letBeDue(room.id);
  await everyFewMinutes();
  await stream.drain();
  expect(await itemsOf(room.id)).toEqual([]);
  expect(await codeOf(Rooms.get(room.id))).toBe("not-found");
  expect(await codeOf(Rooms.restore(host, room.id))).toBe("not-found");
  expect((await Topics.list({ limit: 1 })).roomCount).toBe(all);
  const topic = (await allOf(Topics.list, 20)).find(({ id }) => id === room.topic.id);
  expect(topic?.roomCount).toBe(0);
}, 20_000);

test("nothing is purged before its time, and nothing that came back", async () => {
  const early = await aDeletedRoom();
  await letBeDue(early.room.id, Date.now() + 60_000);
  const back = await aDeletedRoom();
  await Rooms.restore(back.host, back.room.id);
  await everyFewMinutes();
  expect(stream.walks.filter((step) => (step as { step: string }).step === "purge-room")).toEqual([]);
  await stream.drain();
  for (const { room } of [early, back]) {
    await walk({ step: "purge-room", subject: room.id }, endlessly);
    await expectSound(room.id);
  }
});

test("what is being purged cannot be brought back; until the purge begins it can", async () => {
  const { host, room } = await aDeletedRoom();
  await letBeDue(room.id, Date.now() + 60_000);
  await Rooms.restore(host, room.id);
  await Rooms.remove(host, room.id);
  await letBeDue(room.id);
  expect(await codeOf(Rooms.restore(host, room.id))).toBe("gone");
  await everyFewMinutes();
  await letBeDue(room.id, Date.now() + 60_000);
  expect(await codeOf(Rooms.restore(host, room.id))).toBe("gone");
  await letBeDue(room.id);
  await stream.drain();
  expect(await itemsOf(room.id)).toEqual([]);
});

test("a purge that was stopped half-way goes on at the next run", async () => {
  const { room } = await aDeletedRoom(120);
  await letBeDue(room.id);
  await everyFewMinutes();
  const [step] = stream.walks.splice(0);
  const left = [900_000, 1000];
  await walk(step, { getRemainingTimeInMillis: () => left.shift()! });
  const after = await itemsOf(room.id);
  expect(after.length).toBeGreaterThan(0);
  expect(after.length).toBeLessThan(120);
  expect(stream.walks.splice(0)).toEqual([step]);
  // The successor never came: the schedule asks again.
  await everyFewMinutes();
  expect(stream.walks).toEqual([step]);
  await stream.drain();
  expect(await itemsOf(room.id)).toEqual([]);
}, 20_000);

test("a message that arrives while its room is being purged goes with it", async () => {
  const { host, room } = await aDeletedRoom();
  await letBeDue(room.id);
  await everyFewMinutes();
  await stream.drain();
  const late = Messages.toMessageItem({ id: newId(), room, author: host, body: "late" });
  await writeBatch({ puts: [late] });
  await stream.drain();
  expect(await getItem(late)).toBeUndefined();
});

test("one run begins a bounded number of rooms, and the next ones go on", async () => {
  const rooms: string[] = [];
  for (let i = 0; i < 27; i++) {
    const host = somebody();
    const room = await openRoom(host);
    await Rooms.remove(host, room.id);
    await letBeDue(room.id);
    rooms.push(room.id);
  }
  await stream.take();
  stream.walks.length = 0;
  await everyFewMinutes();
  expect(stream.walks).toHaveLength(25);
  await stream.drain();
  await everyFewMinutes();
  await stream.drain();
  for (const roomId of rooms) expect(await itemsOf(roomId)).toEqual([]);
}, 20_000);
