import * as Messages from "../../functions/messages";
import * as Rooms from "../../functions/rooms";
import { newId } from "../../functions/table";
import type { Actor } from "../../functions/users";
import type { Page } from "../../shared/pages";
import type { Room, RoomDraft } from "../../shared/rooms";

let number = 0;

/** Somebody new. An account is not needed to act. */
export const somebody = (): Actor => ({ userId: newId(), username: `somebody-${++number}` });

/** A name that nothing else has. */
export const unique = (word: string) => `${word} ${++number}-${newId().slice(-4)}`;

export const aKey = () => `key-${newId()}`;

export const openRoom = (host: Actor, draft: Partial<RoomDraft> = {}): Promise<Room> =>
  Rooms.create(host, { name: unique("Room"), topic: unique("Topic"), description: "", ...draft }, aKey());

export const say = (person: Actor, roomId: string, body = unique("Said")) =>
  Messages.post(person, roomId, { body }, aKey());

/** Follows a list to its end. */
export async function allOf<T>(list: (page: { cursor?: string; limit: number }) => Promise<Page<T>>, limit = 7) {
  const items: T[] = [];
  let cursor: string | undefined;
  do {
    const page = await list({ cursor, limit });
    if (page.items.length > limit) throw new Error(`A page of ${page.items.length} where ${limit} were asked for.`);
    items.push(...page.items);
    cursor = page.next ?? undefined;
  } while (cursor);
  return items;
}

/** Fails with the problem's code. */
export const codeOf = async (attempt: Promise<unknown>) =>
  attempt.then(
    () => "nothing",
    (error: { code?: string }) => error.code ?? String(error),
  );
