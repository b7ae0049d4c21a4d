import * as Footprints from "../footprints";
import * as Messages from "../messages";
import * as Reactions from "../reactions";
import * as Rooms from "../rooms";
import { transact } from "../table";
import type { Leaver } from "../users";
import * as Walks from "../walks";
import { counting } from "./receipt";

/** Messages in one transaction, beside the receipt that counts them. */
const TOGETHER = 25;

type Footprint = Footprints.Footprint;

/** Erases what is still the person's. Answers whether there was any. */
export async function eraseFootprints(items: Footprint[], userId: string, leaver: Leaver): Promise<boolean> {
  const said = items.filter(({ kind }) => kind === "message");
  let found = await eraseMessages(said, userId, leaver);
  for (const footprint of items) {
    if (footprint.kind === "message") continue;
    await Walks.pace(1);
    if (await leave(footprint, userId, leaver)) found = true;
  }
  return found;
}

function leave(footprint: Footprint, userId: string, leaver: Leaver): Promise<boolean> {
  const { kind, roomId } = footprint;
  if (kind === "reaction") return Reactions.erase(footprint, [counting(leaver.receipt, { other: 1 })]);
  return (kind === "host" ? leaveRoom : leaveMembership)(roomId, userId, leaver);
}

/** An index shows for a moment what was erased already, so the messages themselves are asked whose they are. */
async function eraseMessages(keys: Footprint[], userId: string, { messages, receipt }: Terms): Promise<boolean> {
  const own = (await Messages.getAll(keys)).filter(({ authorId }) => authorId === userId);
  const erasing = messages === "erase" ? Messages.wiping : Messages.disowning;
  for (let start = 0; start < own.length; start += TOGETHER) {
    const some = own.slice(start, start + TOGETHER);
    await Walks.pace(some.length);
    await transact([...some.map(erasing), counting(receipt, { messages: some.length })]);
  }
  return own.length > 0;
}

type Terms = Pick<Leaver, "messages" | "receipt">;

/** What goes with its room is counted before. */
async function eraseSaidIn(roomId: string, userId: string, terms: Terms): Promise<void> {
  let start: object | undefined;
  do {
    const { items, next } = await Footprints.saidIn(roomId, userId, start);
    await eraseMessages(items, userId, terms);
    start = next;
  } while (start);
}

async function leaveRoom(roomId: string, userId: string, { messages, receipt }: Terms): Promise<boolean> {
  const outcome = await Rooms.disown(roomId, userId, { words: messages }, [counting(receipt, { rooms: 1 })]);
  if (outcome === "purging") {
    await eraseSaidIn(roomId, userId, { messages, receipt });
    await purge(roomId);
  }
  return outcome !== "gone";
}

/** At once; should this be stopped, the schedule finds the room and goes on. */
async function purge(roomId: string) {
  let step: Walks.WalkStep | undefined = { step: "purge-room", subject: roomId };
  while (step) step = await Rooms.purgeRoom(step);
}

const leaveMembership = (roomId: string, userId: string, { receipt }: Terms): Promise<boolean> =>
  Rooms.dropMember(roomId, userId, [counting(receipt, { memberships: 1 })]);
