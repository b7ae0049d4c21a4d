import type { AuditEntry } from "../../shared/audit";
import type { Page } from "../../shared/pages";
import {
  type Fragment,
  getItems,
  type Item,
  type PageRequest,
  query,
  queryItems,
  queryPage,
  updateItem,
} from "../table";
import type { Actor } from "../users";
import {
  type Act,
  type AuditItem,
  aboutPartition,
  auditPartition,
  byPartition,
  monthOf,
  monthsSince,
  toEntry,
  toItem,
} from "./item";

export type { Act } from "./item";

/** The line that a transaction adds to the audit list, beside what it does. */
export const entry = (actor: Actor, act: Act): Fragment => ({ put: toItem(actor, act) });

/** Access pattern: one month's acts, newest first; the current month unless named (`2026-11`, UTC). */
export const list = (month: string | undefined, page: PageRequest): Promise<Page<AuditEntry>> =>
  queryPage<AuditItem, AuditEntry>(
    { partition: auditPartition(month ?? monthOf(Date.now())), newestFirst: true },
    page,
    toEntry,
  );

const standing = async (items: Item[]): Promise<AuditEntry[]> =>
  items.length === 0
    ? []
    : (await getItems<AuditItem>(items.map(({ pk, sk }) => ({ pk, sk })))).flatMap((item) =>
        item ? [toEntry(item)] : [],
      );

/** Access pattern: what was done to a person and their things, newest first. For owners, so it may be looked up. */
export async function listAbout(userId: string, page: PageRequest): Promise<Page<AuditEntry>> {
  const range = { index: "gsi1", partition: aboutPartition(userId), newestFirst: true } as const;
  const { items, next } = await queryItems(range, page);
  return { items: await standing(items), next };
}

/** What was done to a person's things, as they may read it: not by whom. */
export async function* about(userId: string) {
  let cursor: string | undefined;
  do {
    const { items, next } = await listAbout(userId, { cursor, limit: 50 });
    for (const { at, action, room, note } of items) {
      yield { kind: "act of the community", at, action, room: room?.name, note };
    }
    cursor = next ?? undefined;
  } while (cursor);
}

/** By whom and why a person was banned last, as far as the newest acts about them tell. */
export async function lastBan(userId: string): Promise<{ by?: Actor; reason: string }> {
  const { items } = await listAbout(userId, { limit: 50 });
  const ban = items.find(({ action }) => action === "person-banned");
  const { actor, note = "" } = ban ?? {};
  return { reason: note, ...(actor && { by: { userId: actor.id, username: actor.username } }) };
}

/**
 * Takes a person out of the list: the acts stay, as done by or to nobody. Goes on where it was stopped.
 * @param write paces the index writes, two an entry.
 */
export async function forgetPerson(userId: string, write: (change: () => Promise<unknown>) => Promise<void>) {
  const about = { range: { index: "gsi1", partition: aboutPartition(userId) }, remove: ABOUT } as const;
  const by = { range: { index: "gsi2", partition: byPartition(userId) }, remove: BY } as const;
  for (const { range, remove } of [about, by]) {
    let start: object | undefined;
    do {
      const { items, lastKey } = await query(range, { limit: 50, start });
      for (const { pk, sk } of items) {
        await write(() => updateItem({ pk, sk }, { remove: [...remove], when: "attribute_exists(pk)" }));
      }
      start = lastKey;
    } while (start);
  }
}

/**
 * Gives rooms another name in what was done in them to others since then, in milliseconds: theirs was somebody's word who
 * has left for good. `areMeant` tells which of at most 100 rooms they are.
 */
export async function renameRooms(
  since: number,
  name: string,
  areMeant: (roomIds: string[]) => Promise<Set<string>>,
  write: (change: () => Promise<unknown>) => Promise<void>,
) {
  for (const month of monthsSince(since)) {
    let start: object | undefined;
    do {
      const { items, lastKey } = await query<AuditItem>({ partition: auditPartition(month) }, { limit: 100, start });
      const inRooms = items.filter(({ roomName }) => roomName !== undefined && roomName !== name);
      const meant = await areMeant([...new Set(inRooms.flatMap(({ roomId }) => roomId ?? []))]);
      for (const { pk, sk } of inRooms.filter(({ roomId }) => roomId && meant.has(roomId))) {
        await write(() => updateItem({ pk, sk }, { set: { roomName: name }, when: "attribute_exists(roomName)" }));
      }
      start = lastKey;
    } while (start);
  }
}

// The names of rooms and the notes may be the person's own words.
const ABOUT = ["aboutId", "aboutName", "roomName", "note", "gsi1pk", "gsi1sk"];
const BY = ["actorId", "actorName", "note", "gsi2pk", "gsi2sk"];
