import * as Audit from "../audit";
import * as Avatars from "../avatars";
import * as Community from "../community";
import * as Exports from "../exports";
import * as Footprints from "../footprints";
import * as Reports from "../reports";
import * as Rooms from "../rooms";
import { timeOf, transact } from "../table";
import * as Users from "../users";
import * as Walks from "../walks";
import { eraseFootprints } from "./footprints";
import { closing, counting } from "./receipt";

/** Requests that began before the account was closed have ended by then, with whatever they still wrote. */
const LAST_REQUESTS_MS = 15_000;

/** Where the walk is: on which page of a round, whether the round found anything, and when it began. */
type Place = { page?: string; found: boolean; since: number };

/**
 * Erases a page of what a person left. Each change is counted in its own transaction, and nothing is done that was done
 * before: so the receipt is exact, wherever the walk was stopped. It goes round until a round finds nothing.
 */
export const erasePerson: Walks.Walk = async ({ step, subject: userId, from }) => {
  const leaver = await Users.getLeaver(userId);
  if (!leaver) return undefined;
  const place: Place = from === undefined ? await beginRound(userId, leaver) : JSON.parse(from);
  const { items, next } = await Footprints.page(userId, place.page);
  const found = (await eraseFootprints(items, userId, leaver)) || place.found;
  if (next !== undefined) {
    return { step, subject: userId, from: JSON.stringify({ ...place, page: next, found } satisfies Place) };
  }
  if (!found && place.since >= leaver.erasedAt + LAST_REQUESTS_MS) return finish(userId, leaver);
  return { step, subject: userId };
};

/** What does not stand in rooms goes at the beginning of each round. */
async function beginRound(userId: string, { erasedAt, receipt, messages }: Users.Leaver): Promise<Place> {
  const started = Date.now();
  await Users.sweep(userId, Walks.pace, (other) => counting(receipt, { other }));
  await Avatars.forget(userId);
  await Exports.forget(userId);
  await Community.revoke(userId);
  for (const forget of [Audit.forgetPerson, Reports.forgetPerson, Users.forgetBanner]) await forget(userId, paced);
  if (messages === "erase") await forgetRoomNames(userId);
  // The first round need not wait; any other is worth its while only once nothing can be added any more.
  return { found: false, since: started < erasedAt + 1000 ? started : await lastRequests(erasedAt) };
}

/** What others did and said in the person's rooms bears their names, which were the person's words; the rooms are still theirs. */
async function forgetRoomNames(userId: string) {
  const areTheirs = (roomIds: string[]) => Rooms.whichHostedBy(userId, roomIds);
  await Audit.renameRooms(timeOf(userId), Rooms.NAMELESS, areTheirs, paced);
  await Reports.renameRooms(Rooms.NAMELESS, areTheirs, paced);
}

async function paced(change: () => Promise<unknown>) {
  await Walks.pace(1);
  await change();
}

async function lastRequests(erasedAt: number): Promise<number> {
  const wait = erasedAt + LAST_REQUESTS_MS - Date.now();
  if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
  return Date.now();
}

async function finish(userId: string, { receipt }: Users.Leaver): Promise<undefined> {
  await transact([Users.vanishing(userId), closing(receipt, Date.now())]);
}
