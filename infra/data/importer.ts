import * as Messages from "../../functions/messages";
import * as Rooms from "../../functions/rooms";
import type * as Users from "../../functions/users";
import type { Entry } from "./entries";
import type { ImportedRoom } from "./format";
import { inGroups, Known } from "./known";
import { patiently } from "./patience";
import { type Plan, planOf } from "./plan";
import { surveyOf } from "./survey";

// Rooms are taken together until one of these is reached: what is held at once, beside one line.
const ROOMS_AT_ONCE = 50;
const MESSAGES_AT_ONCE = 2000;

// A batch takes 25 writes; several are under way together.
const BATCH = 25;
const BATCHES_AT_ONCE = 8;

export type Count = { rooms: number; messages: number };

export type ImportOptions = {
  /** How people are shown, by folded handle; by their handles unless given. */
  displayNames?: Map<string, string>;
  /** `done` of `total` are there, put now or before. */
  onProgress?: (done: Count, total: Count) => void;
  onFault?: (entry: { number: number; fault: string }) => void;
};

export type Imported = {
  there: Count;
  put: Count;
  people: number;
  /** Those of them who have something to do with what was missing. */
  met: Users.Actor[];
  /** The last rooms of which something was missing. */
  latest: string[];
  faults: number;
};

const LATEST = 20;

/**
 * Puts what is missing of an archive into the table, through the modules that own the items. `read` is called twice: to
 * learn when people and topics are first heard of, and to import. Ids are made of the archive alone, so that a second run
 * finds what the first one put, wherever that one stopped; it leaves alone what was edited, deleted or renamed since.
 */
export async function importRooms(
  read: () => AsyncIterable<Entry>,
  { displayNames, onProgress, onFault }: ImportOptions = {},
): Promise<Imported> {
  const survey = await surveyOf(read());
  const known = new Known(survey, displayNames);
  const result: Imported = {
    there: { rooms: 0, messages: 0 },
    put: { rooms: 0, messages: 0 },
    people: survey.people.size,
    met: [],
    latest: [],
    faults: 0,
  };
  const arrived = (rooms: number, messages: number, put: Count) => {
    result.there.rooms += rooms;
    result.there.messages += messages;
    result.put.rooms += put.rooms;
    result.put.messages += put.messages;
    onProgress?.(result.there, survey);
  };
  for await (const entries of windowsOf(read())) {
    const rooms: ImportedRoom[] = [];
    for (const entry of entries) {
      if ("room" in entry) rooms.push(entry.room);
      else {
        result.faults += 1;
        onFault?.(entry);
      }
    }
    const put = await importWindow(rooms, known, arrived);
    result.latest = [...result.latest, ...put].slice(-LATEST);
  }
  return { ...result, met: known.met };
}

async function* windowsOf(entries: AsyncIterable<Entry>): AsyncGenerator<Entry[]> {
  let window: Entry[] = [];
  let messages = 0;
  for await (const entry of entries) {
    window.push(entry);
    if ("room" in entry) messages += entry.room.messages.length;
    if (window.length < ROOMS_AT_ONCE && messages < MESSAGES_AT_ONCE) continue;
    yield window;
    window = [];
    messages = 0;
  }
  if (window.length > 0) yield window;
}

type Arrived = (rooms: number, messages: number, put: Count) => void;
type Begun = Plan & { progress: Rooms.Progress };

/** Answers the rooms of which something was missing. */
async function importWindow(rooms: ImportedRoom[], known: Known, arrived: Arrived): Promise<string[]> {
  const ids = rooms.map(Rooms.importedRoomId);
  const progress = await patiently(() => Rooms.progressOfImported(ids));
  const isThere = (index: number) => Number(progress[index]) >= rooms[index]!.messages.length;
  const waiting = rooms.filter((_, index) => !isThere(index));
  for (const room of rooms.filter((_, index) => isThere(index))) {
    arrived(1, room.messages.length, { rooms: 0, messages: 0 });
  }
  await known.meet(waiting);
  const plans = waiting.map((room) => ({ ...planOf(room, known), progress: progress[rooms.indexOf(room)]! }));
  const missing = plans.filter((plan) => plan.progress === "missing").map(({ room }) => room);
  await patiently(() => open(missing));
  await putMessages(await missingOf(plans, arrived), arrived);
  await patiently(() =>
    Rooms.noteImported(plans.map(({ room, messages }) => ({ id: room.id, messages: messages.length }))),
  );
  return plans.map(({ room }) => room.id);
}

/** A try that failed may have opened some of them. */
async function open(rooms: Rooms.ImportedRoom[]): Promise<void> {
  const progress = await Rooms.progressOfImported(rooms.map(({ id }) => id));
  const isOpen = (_: Rooms.ImportedRoom, index: number) => progress[index] !== "missing";
  await Rooms.openImported(rooms.filter((room, index) => !isOpen(room, index)));
  for (const room of rooms.filter(isOpen)) await Rooms.completeMembers(room);
}

/** What is to be put: all messages of new rooms, and of those that were begun what is not there. */
async function missingOf(plans: Begun[], arrived: Arrived): Promise<Messages.MessageItem[]> {
  const missing: Messages.MessageItem[] = [];
  for (const { room, messages, progress } of plans) {
    if (progress === "missing") {
      missing.push(...messages);
      arrived(1, 0, { rooms: 1, messages: 0 });
      continue;
    }
    await patiently(() => Rooms.completeMembers(room));
    const lacking = await patiently(() =>
      Messages.missingImported(room.id, messages.slice(progress === "begun" ? 0 : progress)),
    );
    missing.push(...lacking);
    arrived(1, messages.length - lacking.length, { rooms: 0, messages: 0 });
  }
  return missing;
}

async function putMessages(messages: Messages.MessageItem[], arrived: Arrived): Promise<void> {
  const batches = inGroups(messages, BATCH);
  const worker = async () => {
    for (let batch = batches.shift(); batch; batch = batches.shift()) {
      const some = batch;
      await patiently(() => Messages.putImported(some));
      arrived(0, batch.length, { rooms: 0, messages: batch.length });
    }
  };
  await Promise.all(Array.from({ length: BATCHES_AT_ONCE }, worker));
}
