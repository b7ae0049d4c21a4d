import { beforeAll, expect, test } from "vitest";
import * as Activity from "../../functions/activity";
import * as Messages from "../../functions/messages";
import * as Rooms from "../../functions/rooms";
import * as Topics from "../../functions/topics";
import * as Users from "../../functions/users";
import { fillSample } from "../../infra/data/sample";
import { dumpTable, emptyTable, Killed, killAtRequest, restart } from "../support/dump";
import { withTable } from "../support/table";

withTable();

const NOW = 1_750_000_000_000;
beforeAll(() => fillSample(NOW));

test("the sample is a small community: eight topics, twenty-five rooms, about two hundred messages by twelve people", async () => {
  const topics = await Topics.list({ limit: 50 });
  expect(topics.items).toHaveLength(8);
  expect(topics.roomCount).toBe(25);
  const rooms = (await Rooms.listByActivity({ limit: 50 })).items;
  expect(rooms).toHaveLength(25);
  const pages = await Promise.all(rooms.map(({ id }) => Messages.openRoom(id, { limit: 50 })));
  const messages = pages.flatMap(({ messages }) => messages.items);
  expect(messages.length).toBeGreaterThan(190);
  expect(new Set(messages.map(({ author }) => author.username)).size).toBe(12);
  expect(pages.every(({ messages }) => messages.next === null && messages.items.length > 0)).toBe(true);
  expect(messages.filter(({ reactions }) => reactions).length).toBeGreaterThan(50);
  expect(rooms.filter(({ isAnswered }) => isAnswered)).toHaveLength(7);
});

test("its last word was said a moment before it was filled", async () => {
  const { items } = await Activity.listEverywhere({ limit: 1 });
  expect(NOW - Date.parse(items[0]!.createdAt)).toBe(2 * 60_000);
});

test("its people have names and say something of themselves", async () => {
  expect(await Users.getProfile("ines-duarte")).toMatchObject({ displayName: "Inês Duarte" });
  const { bio } = await Users.getProfile("kit");
  expect(bio).toBe("New to all of it. Will ask.");
});

test("a fill that was stopped is finished later, for the moment at which it began", async () => {
  const whole = await dumpTable();
  for (const k of [3, 9, 12, 15, 25, 130]) {
    await emptyTable();
    killAtRequest(k);
    await expect(fillSample(NOW)).rejects.toThrow(Killed);
    restart();
    const begun = (await dumpTable()).length > 0;
    await fillSample(begun ? NOW + 3_600_000 : NOW);
    expect(await dumpTable(), `stopped at request ${k}`).toEqual(whole);
  }
});
