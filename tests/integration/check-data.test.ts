import { afterEach, beforeAll, expect, test } from "vitest";
import * as Messages from "../../functions/messages";
import * as Reactions from "../../functions/reactions";
import * as Reports from "../../functions/reports";
import * as Rooms from "../../functions/rooms";
import {
  deleteItem,
  getItem,
  type Item,
  type Key,
  newId,
  putItem,
  transact,
  updateItem,
  writeBatch,
} from "../../functions/table";
import * as Users from "../../functions/users";
import { checkData, RULES, type Rule } from "../../infra/data/check";
import { scanTable } from "../../infra/data/check/scan";
import { importRooms } from "../../infra/data/importer";
import { openRoom, say } from "../support/community";
import { dumpTable } from "../support/dump";
import { withStream } from "../support/stream";
import { withTable } from "../support/table";

withTable();
const stream = withStream();

let whole: Item[];
let ines: Users.Actor;
let omar: Users.Actor;
/** A live room of Inês' with a long message, one that was edited and one, its newest, that was taken back. */
let rye: string;
/** A room of Omar's that was deleted with what was said in it. */
let gone: string;
let long: string;
let takenBack: string;
let hidden: string;

const register = (username: string) =>
  Users.register({ provider: "google", subject: `subject of ${username}`, username, displayName: username });

beforeAll(async () => {
  process.env.RATE_LIMITS = "off";
  [ines, omar] = [await register("Ines"), await register("omar")];
  rye = (await openRoom(ines, { topic: "Bread", name: "Rye", description: "What holds it up? ".repeat(20) })).id;
  long = (await say(omar, rye, "é".repeat(5000))).id;
  const edited = await say(ines, rye);
  await Messages.edit(ines, rye, edited.id, { body: "Acid." }, 1);
  takenBack = (await say(omar, rye)).id;
  await Messages.remove(omar, rye, takenBack);
  gone = (await openRoom(omar, { topic: "Venus", name: "Silos" })).id;
  hidden = (await say(ines, gone)).id;
  await say(omar, gone);
  await Rooms.remove(omar, gone);
  await importRooms(async function* () {
    const messages = [{ author: "kit", body: "In a car park.", createdAt: 6000 }];
    yield {
      number: 1,
      room: { topic: "Venus", name: "Seen", host: "amara", createdAt: 5000, description: "", messages },
    };
  });
  await Reactions.react(ines, rye, long, "thanks");
  await Messages.markAnswer(ines, rye, { messageId: long });
  await Users.rename(omar, "omar-haddad");
  await Reports.hold(newId(), { about: ines, text: "https://bread.example" });
  await transact(
    await Users.banning({ ...omar, username: "omar-haddad" }, { by: ines, reason: "Loud", hidePosts: false }),
  );
  await stream.drain();
  whole = await dumpTable();
});

/** Puts the table back to how it was. */
afterEach(async () => {
  const standing = new Set(whole.map(({ pk, sk }) => `${pk} ${sk}`));
  const added = (await dumpTable()).filter(({ pk, sk }) => !standing.has(`${pk} ${sk}`));
  await writeBatch({ deletes: added });
  await writeBatch({ puts: whole });
});

const account = (person: Users.Actor): Key => ({ pk: `U#${person.userId}`, sk: "N" });
const profile = (person: Users.Actor): Key => ({ pk: `U#${person.userId}`, sk: "PROFILE" });
const username = (name: string): Key => ({ pk: `UN#${name}`, sk: "N" });
const identity = (name: string): Key => ({ pk: `IDP#google#subject of ${name}`, sk: "N" });
const room = (id: string): Key => ({ pk: `R#${id}`, sk: "N" });
const member = (id: string, person: Users.Actor): Key => ({ pk: `R#${id}`, sk: `P#${person.userId}` });
const message = (roomId: string, id: string): Key => ({ pk: `R#${roomId}`, sk: `M#${id}` });
const reaction = (): Key => ({ pk: `R#${rye}`, sk: `E#${long}#${ines.userId}` });
const topicOf = async (roomId: string): Promise<Key> => ({
  pk: `T#${(await getItem(room(roomId)))?.topicId}`,
  sk: "N",
});

const banLine = async () => whole.find(({ pk }) => pk === "BANS");

const set = (key: Key, changes: Record<string, unknown>) => updateItem(key, { set: changes });
const remove = (key: Key, ...attributes: string[]) => updateItem(key, { remove: attributes });
const copy = async (from: Key, to: Key) => putItem({ ...(await getItem(from)), ...to });

test("a table that only the modules have written breaks no rule", async () => {
  const { violations, counts } = await checkData();
  expect(Object.fromEntries(violations)).toEqual({});
  expect(Object.fromEntries(counts)).toMatchObject({
    account: 4,
    profile: 4,
    username: 5,
    identity: 2,
    topic: 2,
    room: 3,
    message: 6,
    member: 6,
    "message taken back": 1,
    "message hidden": 2,
    "import note": 1,
    reaction: 1,
    "room that waits": 1,
    notice: 1,
    ban: 1,
    report: 1,
  });
});

const BREAKS: [Rule, string, () => Promise<unknown>][] = [
  ["known-kind", "an item of no kind", () => putItem({ pk: `R#${rye}`, sk: "Z#1" })],
  ["known-kind", "an id that is none", () => putItem({ pk: "R#room", sk: "N" })],
  ["index-keys", "a live room out of the feed", () => remove(room(rye), "gsi2pk", "gsi2sk")],
  ["index-keys", "a live room out of its topic", () => remove(room(rye), "gsi1pk", "gsi1sk")],
  ["index-keys", "a room at another place in the feed", () => set(room(rye), { gsi2sk: 5 })],
  ["index-keys", "a room at another place in its topic", () => set(room(rye), { gsi1sk: `000000000000005${rye}` })],
  ["index-keys", "a deleted room in the feed", () => set(room(gone), { gsi2pk: "F#0" })],
  ["index-keys", "a deleted room in its topic", () => set(room(gone), { gsi1pk: "T#1", gsi1sk: "1" })],
  ["index-keys", "a deleted room that is purged at another time", () => set(room(gone), { gsi2sk: 5 })],
  ["index-keys", "a message out of everybody's activity", () => remove(message(rye, long), "gsi2pk", "gsi2sk")],
  ["index-keys", "a message in another's activity", () => set(message(rye, long), { gsi1pk: `U#${ines.userId}` })],
  ["index-keys", "a message at another time", () => set(message(rye, long), { gsi2sk: 5 })],
  ["index-keys", "a message taken back in activity", () => set(message(rye, takenBack), { gsi2pk: "A#0", gsi2sk: 5 })],
  [
    "index-keys",
    "a hidden message in its author's list",
    () => set(message(gone, hidden), { gsi1pk: "U#1", gsi1sk: "A#" }),
  ],
  ["index-keys", "a host's card out of the rooms hosted", () => remove(member(rye, ines), "gsi2pk", "gsi2sk")],
  ["index-keys", "a deleted room among the rooms hosted", () => set(member(gone, omar), { gsi2pk: "H#1", gsi2sk: 1 })],
  ["index-keys", "a member in another's list", () => set(member(rye, omar), { gsi1pk: `U#${ines.userId}` })],
  ["index-keys", "a member who joined at another time", () => set(member(rye, omar), { joinedAt: 5 })],
  ["index-keys", "a topic out of the topics", async () => set(await topicOf(rye), { gsi2pk: "OTHERS" })],
  ["index-keys", "half a pair of keys", () => set(account(ines), { gsi1pk: "U#1" })],
  ["version", "a version of nothing", () => set(message(rye, long), { version: 0 })],
  ["version", "a version between two", () => set(room(rye), { version: 1.5 })],
  ["version", "no version", () => remove(account(ines), "version")],
  ["text", "a message over its limit", () => set(message(rye, long), { rest: "x".repeat(9990) })],
  ["text", "a description over its limit", () => set(room(rye), { rest: "x".repeat(400) })],
  ["text", "a start that is too long", () => set(message(rye, long), { excerpt: "x".repeat(161) })],
  ["text", "a start of too many bytes", () => set(message(rye, long), { excerpt: "\u{1F9F5}".repeat(101) })],
  ["text", "nothing left, kept all the same", () => set(message(rye, long), { rest: "" })],
  ["person-known", "a message by nobody", () => set(message(rye, long), { authorId: newId() })],
  ["person-known", "a room hosted by nobody", () => set(room(rye), { hostId: newId() })],
  ["person-known", "a member who is nobody", () => putItem({ pk: `R#${rye}`, sk: `P#${newId()}` })],
  ["person-known", "a session of nobody", () => putItem({ pk: `U#${newId()}`, sk: `SESS#${"0".repeat(64)}` })],
  ["person-known", "an owner who is nobody", () => putItem({ pk: "COMMUNITY", sk: `OWNER#${newId()}` })],
  ["person-name", "a message under a former username", () => set(message(rye, long), { authorName: "omar" })],
  ["person-name", "a host under another name", () => set(room(rye), { hostName: "ruth" })],
  ["person-name", "a member under another name", () => set(member(rye, omar), { authorName: "ruth" })],
  ["account-username", "an account without its username", () => deleteItem(username("ines"))],
  ["account-username", "a username that leads to another", () => set(username("ines"), { userId: omar.userId })],
  [
    "username-account",
    "a username of nobody",
    () => putItem({ ...username("ruth"), userId: newId(), username: "ruth" }),
  ],
  [
    "username-account",
    "a second username",
    () => putItem({ ...username("ruth"), userId: ines.userId, username: "ruth" }),
  ],
  ["username-account", "a username in another's place", () => set(username("ines"), { username: "ruth" })],
  ["account-identity", "an account without a way in", () => remove(account(ines), "googleSubject")],
  ["account-identity", "an identity that is not there", () => deleteItem(identity("Ines"))],
  ["identity-account", "two accounts of one identity", () => set(identity("Ines"), { userId: omar.userId })],
  ["identity-account", "an identity of nobody", () => putItem({ ...identity("ruth"), userId: newId(), createdAt: 1 })],
  ["identity-account", "two identities of one kind", () => copy(identity("Ines"), identity("ruth"))],
  ["profile", "an account without a profile", () => deleteItem(profile(ines))],
  ["profile", "a profile that says otherwise", () => set(profile(ines), { username: "ruth" })],
  ["profile", "a profile of nobody", () => copy(profile(ines), { pk: `U#${newId()}`, sk: "PROFILE" })],
  ["profile", "a profile of somebody erased", () => set(account(ines), { erasedAt: 1 })],
  [
    "topic-count",
    "a topic that counts one too many",
    async () => updateItem(await topicOf(rye), { add: { gsi2sk: 1 } }),
  ],
  [
    "topic-count",
    "a room moved without the counts",
    async () => set(room(rye), { topicId: (await topicOf(gone)).pk.slice(2) }),
  ],
  ["all-count", "all counted one too many", () => updateItem({ pk: "T#ALL", sk: "N" }, { add: { gsi2sk: 1 } })],
  ["all-count", "all not counted", () => deleteItem({ pk: "T#ALL", sk: "N" })],
  ["topic-name", "a topic without its name", () => deleteItem({ pk: "TN#bread", sk: "N" })],
  [
    "topic-name",
    "a name without its topic",
    () => putItem({ pk: "TN#chess", sk: "N", topicId: newId(), name: "Chess" }),
  ],
  ["topic-name", "a topic that bears another name", async () => set(await topicOf(rye), { name: "Chess" })],
  ["room-topic", "a room under no topic", () => set(room(rye), { topicId: newId() })],
  ["room-topic", "a room that shows another name", () => set(room(rye), { topicName: "Chess" })],
  ["room-known", "messages without their room", () => deleteItem(room(rye))],
  ["room-known", "a member without a room", () => copy(member(rye, omar), member(newId(), omar))],
  ["participant-count", "one participant too many", () => set(room(rye), { participantCount: 3 })],
  [
    "participant-count",
    "a member who is not counted",
    () => copy(member(rye, omar), { pk: `R#${rye}`, sk: `P#${newId()}` }),
  ],
  ["host", "a room without its host", () => deleteItem(member(rye, ines))],
  ["host", "a room with two hosts", () => set(member(rye, omar), { isHost: true })],
  ["host", "a card that says otherwise", () => set(member(rye, ines), { name: "Wheat" })],
  ["host", "a deleted room whose card is live", () => remove(member(gone, omar), "deletedAt")],
  ["last-activity", "a room at a message taken back", () => set(room(rye), { lastAt: Date.now() + 5000 })],
  [
    "last-activity",
    "a message that moved nothing",
    () => copy(message(rye, long), message(rye, newId(Date.now() + 5000))),
  ],
  ["room-deleted", "a live room that will be purged", () => set(room(rye), { purgeAt: 5 })],
  ["room-deleted", "a live room that is being purged", () => set(room(rye), { purging: true })],
  ["room-deleted", "a deleted room that is purged early", () => set(room(gone), { purgeAt: 5, gsi2sk: 5 })],
  ["message-hidden", "a message shown in a deleted room", () => remove(message(gone, hidden), "hidden")],
  ["message-hidden", "a message hidden in a live room", () => set(message(rye, long), { hidden: true })],
  ["reactions", "a count of one too many", () => set(message(rye, long), { thanks: 2 })],
  ["reactions", "a reaction that nobody counts", () => deleteItem(reaction())],
  ["reactions", "a reaction of another kind", () => set(reaction(), { reaction: "idea" })],
  ["answer", "a mark without a message", () => remove(room(rye), "answerId")],
  [
    "waiting",
    "a host who is told for nothing",
    () => putItem({ pk: `U#${ines.userId}`, sk: `Y#${rye}`, reason: "quiet" }),
  ],
  ["waiting", "a host who is not told", () => set(room(rye), { hostId: omar.userId, answered: false })],
  ["ban", "a banned account that is in no list", () => set(account(ines), { bannedAt: 5 })],
  ["ban", "a ban at another time than its line", () => set(account(omar), { bannedAt: 5 })],
  ["ban", "somebody in the list who is not banned", () => remove(account(omar), "bannedAt")],
  ["index-keys", "a ban that is not its owner's", async () => remove((await banLine())!, "gsi1pk", "gsi1sk")],
  [
    "notice",
    "a first post that waits for nobody",
    async () => putItem({ pk: `U#${ines.userId}`, sk: `C#${newId()}`, kind: "first-post", state: "waits" }),
  ],
  ["tombstone", "a message taken back that never expires", () => remove(message(rye, takenBack), "ttl")],
  ["tombstone", "a message that expires", () => set(message(rye, long), { ttl: 5 })],
];

test.each(BREAKS)("%s is broken by %s", async (rule, _, breaking) => {
  await breaking();
  const { violations } = await checkData();
  expect([...violations.keys()]).toContain(rule);
});

test("index-content is broken by an entry that is missing, or differs", async () => {
  const without = async function* (index?: "gsi1" | "gsi2") {
    for await (const item of scanTable(index)) if (index !== "gsi2" || item.sk !== "N") yield item;
  };
  expect((await checkData({ scan: without })).violations.get("index-content")?.examples).toContain(
    "gsi2 F#: 0 entries for 2 items",
  );
  const changed = async function* (index?: "gsi1" | "gsi2") {
    for await (const item of scanTable(index))
      yield index === "gsi1" && item.name === "Rye" ? { ...item, name: "Wheat" } : item;
  };
  expect((await checkData({ scan: changed })).violations.get("index-content")?.examples).toContain(
    "gsi1 T#: an entry differs from its item",
  );
});

test("every rule is broken once", () => {
  const broken = new Set<string>(BREAKS.map(([rule]) => rule));
  expect(Object.keys(RULES).filter((rule) => !broken.has(rule))).toEqual(["index-content"]);
});

test("of many violations the first are shown, and all are counted", async () => {
  await writeBatch({ puts: Array.from({ length: 12 }, (_, i) => ({ pk: `Z#${i}`, sk: "N" })) });
  const found = (await checkData()).violations.get("known-kind");
  expect(found).toMatchObject({ count: 12 });
  expect(found?.examples).toHaveLength(5);
});

test("a check writes nothing", async () => {
  await checkData();
  expect(await dumpTable()).toEqual(whole);
});
