import { setTimeout as pause } from "node:timers/promises";
import * as Messages from "../../functions/messages";
import { newId, writeBatch } from "../../functions/table";
import { plain } from "../support/pictures";
import type { Ask } from "./client";

type Made = { id: string };

/** Somebody whose every trace can be told: id, names, address, and words of their own in all they write. */
export type Leaver = { as: string; id: string; username: string; traces: string[]; said: string };

const word = () => `w${crypto.randomUUID().replaceAll("-", "").slice(0, 14)}`;

/**
 * Signs somebody in who says so much in so many rooms of others, hosts rooms, reacts, reports and is reported, is moderated, has
 * a picture, another name than before, and an export that was made of it all.
 */
export async function liveALife(
  ask: Ask,
  signIn: (name: string) => Promise<string>,
  { host, rooms, messages }: { host: string; rooms: string[]; messages: number },
): Promise<Leaver> {
  const [former, username, secret, said] = [word(), word(), word(), word()];
  const as = await signIn(former);
  await ask("/api/me", { as, method: "PATCH", json: { displayName: `Dr ${secret}`, bio: `${secret} of old` } });
  await ask("/api/me/username", { as, json: { username } });
  const { id } = await ask<Made>("/api/me", { as });
  const first = await ask<Made>(`/api/rooms/${rooms[0]}/messages`, { as, json: { body: `First ${said}` } });
  for (const room of rooms) {
    await ask(`/api/rooms/${room}/membership`, { as, method: "POST" });
    const others = await ask<Made>(`/api/rooms/${room}/messages`, {
      as: host,
      json: { body: "Others were here before." },
    });
    await ask(`/api/rooms/${room}/messages/${others.id}/reaction`, { as, method: "PUT", json: { reaction: "thanks" } });
  }
  // As the API writes them, without its ways in and out.
  const author = { userId: id, username };
  const item = (n: number) =>
    Messages.toMessageItem({
      id: newId(),
      room: { id: rooms[n % rooms.length]!, name: "A room" },
      author,
      body: `${said} ${n} ${word()}`,
    });
  for (let n = 1; n < messages; n += 500)
    await writeBatch({ puts: Array.from({ length: Math.min(500, messages - n) }, (_, k) => item(n + k)) });
  const takenBack = await ask<Made>(`/api/rooms/${rooms[1]}/messages`, { as, json: { body: `Not ${said}` } });
  await ask(`/api/rooms/${rooms[1]}/messages/${takenBack.id}`, { as, method: "DELETE" });
  const removed = await ask<Made>(`/api/rooms/${rooms[2]}/messages`, { as, json: { body: `Removed ${said}` } });
  await ask(`/api/rooms/${rooms[2]}/messages/${removed.id}`, { as: host, method: "DELETE" });
  const topic = "Talk";
  const own = await ask<Made>("/api/rooms", { as, json: { name: `Own ${said}`, topic, description: said } });
  const guestSays = () => ask<Made>(`/api/rooms/${own.id}/messages`, { as: host, json: { body: "A guest's words" } });
  const [guests, another] = [await guestSays(), await guestSays()];
  await ask(`/api/rooms/${own.id}/messages/${another.id}`, { as, method: "DELETE" });
  const odd = { kind: "message", roomId: own.id, messageId: guests.id, reason: "Odd" };
  await ask("/api/reports", { as: await signIn(word()), json: odd });
  await ask<Made>("/api/rooms", { as, json: { name: `Alone ${said}`, topic } });
  await ask("/api/reports", { as, json: { kind: "room", roomId: rooms[3], reason: `Because ${secret}` } });
  const report = { kind: "message", roomId: rooms[0], messageId: first.id, reason: "Too loud" };
  await ask("/api/reports", { as: host, json: report });
  await ask("/api/reports", { as: host, json: { kind: "person", username, reason: "Too many words" } });
  await sendPicture(ask, as);
  await exportAll(ask, as);
  return { as, id, username, said, traces: [id, former, username, secret] };
}

async function sendPicture(ask: Ask, as: string) {
  type Ticket = { url: string; fields: Record<string, string> };
  const { url, fields } = await ask<Ticket>("/api/me/avatar", { as, json: { type: "image/png" } });
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  form.set("file", new Blob([(await plain("png")) as Uint8Array<ArrayBuffer>]));
  const { status } = await fetch(url, { method: "POST", body: form });
  if (status !== 204) throw new Error(`The object store answered ${status}.`);
}

/** What is too much for one answer lies in the bucket until it is fetched. */
async function exportAll(ask: Ask, as: string) {
  while ((await ask<{ state: string } | undefined>("/api/me/export", { as }))?.state === "being-made") await pause(200);
}
