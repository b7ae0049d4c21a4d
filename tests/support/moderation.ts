import { beforeAll } from "vitest";
import * as Community from "../../functions/community";
import * as Messages from "../../functions/messages";
import { checkData } from "../../infra/data/check";
import type { Report } from "../../shared/moderation";
import type { Notice } from "../../shared/notices";
import { type Answer, ask, newKey, type Person, somebody } from "./api";
import { allOf, unique } from "./community";

/** Somebody whose community it is, in all tests of one file. Stands after `withApi()`. */
export function withOwner(): Person {
  const owner = {} as Person;
  beforeAll(async () => {
    Object.assign(owner, await somebody());
    await Community.grant(owner.userId);
  });
  return owner;
}

export const say = (person: Person, roomId: string, body = unique("Said")) =>
  ask("POST", `/api/rooms/${roomId}/messages`, { cookie: person.cookie, key: newKey(), body: { body } });

export const at = (person: Person, method: string, address: string, body?: unknown, version?: number) =>
  ask(method, address, { cookie: person.cookie, body, version });

export const statusOf = async (answer: Promise<Answer>) => (await answer).status;

export const reportsAbout = async (owner: Person, roomId: string): Promise<Report[]> => {
  const open = await allOf(async ({ cursor, limit }) => {
    const address = `/api/reports?limit=${limit}${cursor ? `&cursor=${cursor}` : ""}`;
    return (await at(owner, "GET", address)).body;
  });
  return (open as Report[]).filter(({ room }) => room?.id === roomId);
};

export const bodiesIn = async (roomId: string) =>
  (await Messages.openRoom(roomId, { limit: 50 })).messages.items.map(({ body }) => body);

/** What was done last, newest first, and to whom. */
export const lastActs = async (owner: Person, count: number) => {
  const { body } = await at(owner, "GET", `/api/audit?limit=${count}`);
  return body.items.map(({ action, about }: { action: string; about?: { username: string } }) => [
    action,
    about?.username,
  ]);
};

export const noticesOf = async (person: Person): Promise<Notice[]> =>
  (await at(person, "GET", "/api/me/notices")).body.items;

/** Which rules of the table are broken, and where. */
export async function wrongInTable() {
  const { violations } = await checkData();
  return [...violations].map(([rule, { examples }]) => [rule, examples]);
}
