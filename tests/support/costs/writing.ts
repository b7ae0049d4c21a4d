import * as Messages from "../../../functions/messages";
import * as Rooms from "../../../functions/rooms";
import { type Asking, ask, newKey, openRoom, type Person, somebody } from "../api";
import { unique } from "../community";
import { type Action, type Ask, action } from "./action";
import { changeOf, insertionOf } from "./derived";

// A room with a head of nearly 2 KB, and a message of nearly 1 KB.
const DRAFT = { name: "n".repeat(80), description: "説".repeat(500) };
const LONG = "w".repeat(500);
const TYPICAL = {
  name: "Primes and their gaps",
  description: "How far apart can two primes be, and how often does it happen? Proofs, tables and guesses are welcome.",
};

const asked = (method: string, address: string, { cookie }: Person, more: Asking = {}): { asks: Ask[] } => ({
  asks: [[method, address, { cookie, key: newKey(), ...more }]],
});

/** A room with a head as long as they get. */
export const aRoom = async (host?: Person, draft: object = {}) => {
  const by = host ?? (await somebody());
  const { id } = await openRoom(by, { ...DRAFT, topic: unique("Topic"), ...draft });
  return { id, host: by, at: `/api/rooms/${id}` };
};

const said = async ({ id }: { id: string }, { cookie }: Person, body = LONG) =>
  (await ask("POST", `/api/rooms/${id}/messages`, { cookie, key: newKey(), body: { body } })).body;

const aMessage = async (body = LONG) => {
  const room = await aRoom();
  const message = await said(room, room.host, body);
  return { ...room, message, at: `${room.at}/messages/${message.id}` };
};

/** What the stream makes of a message in a room that it has heard of. */
async function heard(by?: Person) {
  const { id, host } = await aRoom();
  await (await insertionOf(Rooms.roomKey(id)))();
  const message = await said({ id }, by ?? host);
  return { id, message, work: await insertionOf(Messages.messageKey(id, message.id)) };
}

/** Somebody has said thanks to a message as long as most. */
const aThanks = async () => {
  const [{ at, host }, guest] = [await aMessage(), await somebody()];
  await ask("PUT", `${at}/reaction`, { ...guest, body: { reaction: "thanks" } });
  return { at, host, guest };
};

const POST = "POST /api/rooms/{id}/messages";
const MESSAGE = "/api/rooms/{id}/messages/{messageId}";

/** Writes, and what the stream makes of them. */
export const WRITING: Action[] = [
  action("a post, already a member", [3, 1.5, 4], [POST], async () => {
    const { at, host, ...room } = await aRoom();
    await said(room, host);
    return asked("POST", `${at}/messages`, host, { body: { body: LONG } });
  }),
  action("a post by somebody whose last 16 keys are kept", [3, 1.5, 4], [POST], async () => {
    const { at, host, ...room } = await aRoom();
    for (let i = 0; i < 17; i++) await said(room, host, "short");
    return asked("POST", `${at}/messages`, host, { body: { body: LONG } });
  }),
  action("a post, first time in the room", [3, 1.5, 14], [POST], async () => {
    const { at } = await aRoom();
    return asked("POST", `${at}/messages`, await somebody(), { body: { body: LONG } });
  }),
  action("a post, derived by the stream", [3, 2, 6], [POST], async () => {
    const { work } = await heard();
    return { work };
  }),
  action("a post that waits for the host, derived by the stream", [4, 2, 7], [POST], async () => {
    const { work } = await heard(await somebody());
    return { work };
  }),
  action("react to a message", [3, 1.5, 6], [`PUT ${MESSAGE}/reaction`], async () => {
    const { at } = await aMessage();
    return asked("PUT", `${at}/reaction`, await somebody(), { body: { reaction: "thanks" } });
  }),
  action("react to a message as long as they get, of 40 KB", [3, 1.5, 84], [`PUT ${MESSAGE}/reaction`], async () => {
    const { at } = await aMessage("\u{1F9F5}".repeat(10_000));
    return asked("PUT", `${at}/reaction`, await somebody(), { body: { reaction: "thanks" } });
  }),
  action("react to a message in another way", [3, 1.5, 6], [`PUT ${MESSAGE}/reaction`], async () => {
    const { at, guest } = await aThanks();
    return asked("PUT", `${at}/reaction`, guest, { body: { reaction: "idea" } });
  }),
  action("take a reaction back", [3, 1.5, 6], [`DELETE ${MESSAGE}/reaction`], async () => {
    const { at, guest } = await aThanks();
    return asked("DELETE", `${at}/reaction`, guest);
  }),
  action("a reaction, derived by the stream", [0, 0, 0], [], async () => {
    const { id, message } = await heard();
    const key = Messages.messageKey(id, message.id);
    return { work: await changeOf(key, { thanks: 1 }) };
  }),
  action("mark a room's answer", [3, 1.5, 12], ["PUT /api/rooms/{id}/answer"], async () => {
    const { id, host, message } = await aMessage();
    return asked("PUT", `/api/rooms/${id}/answer`, host, { body: { messageId: message.id } });
  }),
  action("take that mark away", [3, 1.5, 12], ["DELETE /api/rooms/{id}/answer"], async () => {
    const { id, host, message } = await aMessage();
    await ask("PUT", `/api/rooms/${id}/answer`, { ...host, body: { messageId: message.id } });
    return asked("DELETE", `/api/rooms/${id}/answer`, host);
  }),
  action("edit a message", [3, 1.5, 5], [`PATCH ${MESSAGE}`], async () => {
    const { at, host } = await aMessage();
    return asked("PATCH", at, host, { version: 1, body: { body: `${LONG}!` } });
  }),
  action("delete a message", [3, 1.5, 5], [`DELETE ${MESSAGE}`], async () => {
    const { at, host } = await aMessage();
    return asked("DELETE", at, host);
  }),
  action("restore a message", [3, 1.5, 5], [`POST ${MESSAGE}/restore`], async () => {
    const { at, host } = await aMessage();
    await ask("DELETE", at, host);
    return asked("POST", `${at}/restore`, host);
  }),
  action("join a room", [3, 1.5, 10], ["POST /api/rooms/{id}/membership"], async () =>
    asked("POST", `${(await aRoom()).at}/membership`, await somebody()),
  ),
  action("leave a room", [3, 1.5, 10], ["DELETE /api/rooms/{id}/membership"], async () => {
    const [{ at }, guest] = [await aRoom(), await somebody()];
    await ask("POST", `${at}/membership`, guest);
    return asked("DELETE", `${at}/membership`, guest);
  }),
  action("create a room under a topic that is there", [4, 2, 20], ["POST /api/rooms"], async ({ topics }) =>
    asked("POST", "/api/rooms", await somebody(), { body: { ...DRAFT, topic: topics[0]!.name } }),
  ),
  action("create a room under a new topic", [4, 2, 20], ["POST /api/rooms"], async () =>
    asked("POST", "/api/rooms", await somebody(), { body: { ...DRAFT, topic: unique("t".repeat(25)) } }),
  ),
  action("create a room, derived by the stream", [50, 40, 250], ["POST /api/rooms"], async () => {
    const { id } = await aRoom(undefined, TYPICAL);
    return { work: await insertionOf(Rooms.roomKey(id)) };
  }),
  action("rename a room", [3, 1.5, 13], ["PATCH /api/rooms/{id}"], async () => {
    const { at, host } = await aRoom();
    return asked("PATCH", at, host, { version: 1, body: { name: "New" } });
  }),
  action("move a room to another topic", [3, 1.5, 21], ["PATCH /api/rooms/{id}"], async ({ topics }) => {
    const { at, host } = await aRoom();
    return asked("PATCH", at, host, { version: 1, body: { topic: topics[1]!.name } });
  }),
  action("delete a room", [3, 1, 20], ["DELETE /api/rooms/{id}"], async () => {
    const { at, host } = await aRoom();
    return asked("DELETE", at, host);
  }),
  action("restore a room", [3, 1, 20], ["POST /api/rooms/{id}/restore"], async () => {
    const { at, host } = await aRoom();
    await ask("DELETE", at, host);
    return asked("POST", `${at}/restore`, host);
  }),
];
