import { expect, test } from "vitest";
import * as Activity from "../../functions/activity";
import * as Messages from "../../functions/messages";
import * as Rooms from "../../functions/rooms";
import { newId } from "../../functions/table";
import * as Users from "../../functions/users";
import { handler as walk } from "../../functions/walk/handler";
import { allOf, openRoom, say, somebody } from "../support/community";
import { withStream } from "../support/stream";
import { withTable } from "../support/table";

withTable();
const stream = withStream();

const registered = () => {
  const username = `old-${newId().slice(-10).toLowerCase()}`;
  return Users.register({ provider: "google", subject: username, username, displayName: "Somebody" });
};

const newName = () => `new-${newId().slice(-10).toLowerCase()}`;

test("a new username reaches rooms, memberships and every message, and the feeds with them", async () => {
  const nora = await registered();
  const own = await openRoom(nora);
  const other = await openRoom(somebody());
  for (let n = 0; n < 5; n++) await say(nora, n % 2 ? own.id : other.id);
  await stream.drain();
  const username = newName();
  await Users.rename(nora, username);
  await stream.drain();
  expect((await Users.getProfile(username)).username).toBe(username);
  expect((await Rooms.get(own.id)).host.username).toBe(username);
  const feed = await allOf((page) => Rooms.listByActivity(page));
  expect(feed.find(({ id }) => id === own.id)?.host.username).toBe(username);
  expect((await Rooms.listByHost(nora.userId, { limit: 5 })).items[0]?.host.username).toBe(username);
  for (const id of [own.id, other.id]) {
    const { messages, participants } = await Messages.openRoom(id, { limit: 50 });
    const names = messages.items.map(({ author }) => author.username);
    expect(new Set(names)).toEqual(new Set([username]));
    expect(participants.items.find((one) => one.id === nora.userId)?.username).toBe(username);
  }
  const said = await allOf((page) => Activity.listByPerson(nora.userId, page));
  expect(said).toHaveLength(5);
  expect(said.every(({ author }) => author.username === username)).toBe(true);
  const everywhere = await allOf((page) => Activity.listEverywhere(page));
  expect(JSON.stringify(everywhere)).not.toContain(nora.username);
});

test("what others said and wrote stays as it is, and nobody's version moves", async () => {
  const [nora, mark] = [await registered(), somebody()];
  const room = await openRoom(nora);
  const message = await say(mark, room.id, `Hello ${nora.username}`);
  await Users.rename(nora, newName());
  await stream.drain();
  const { messages } = await Messages.openRoom(room.id, { limit: 5 });
  expect(messages.items).toEqual([message]);
  expect((await Rooms.get(room.id)).version).toBe(room.version);
});

test("messages of a deleted room bear the new name when it is brought back", async () => {
  const nora = await registered();
  const host = somebody();
  const room = await openRoom(host);
  await say(nora, room.id);
  await stream.drain();
  await Rooms.remove(host, room.id);
  await stream.drain();
  const username = newName();
  await Users.rename(nora, username);
  await stream.drain();
  await Rooms.restore(host, room.id);
  await stream.drain();
  const { messages } = await Messages.openRoom(room.id, { limit: 5 });
  expect(messages.items[0]?.author.username).toBe(username);
});

test("the walk goes on where it was stopped, and once more changes nothing", async () => {
  const nora = await registered();
  const room = await openRoom(somebody());
  for (let n = 0; n < 8; n++) await say(nora, room.id);
  await stream.drain();
  const username = newName();
  await Users.rename(nora, username);
  const step = { step: "rename-person", subject: nora.userId };
  // Its time is up before it has begun: it asks for a successor.
  await walk(step, { getRemainingTimeInMillis: () => 0 });
  expect(stream.walks.pop()).toEqual(step);
  await stream.drain();
  await walk(step, { getRemainingTimeInMillis: () => 900_000 });
  expect(await stream.take()).toEqual([]);
});
