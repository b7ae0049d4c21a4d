import { DELETED_PERSON } from "../../shared/people";
import { Problem } from "../../shared/problems";
import { type Fragment, getItems, type Key, transact, updateItem } from "../table";
import * as Topics from "../topics";
import { type MemberItem, memberKey, PURGE, type RoomItem, roomKey } from "./item";
import { getHead } from "./queries";
import { toParticipant } from "./views";

const TRIES = 8;

/** A membership with its room; undefined when either is gone. */
export async function getMembership(roomId: string, userId: string) {
  const [head, member] = await getItems([roomKey(roomId), memberKey(roomId, userId)]);
  if (!head || !member) return undefined;
  return { head: head as RoomItem, joinedAt: toParticipant(member as MemberItem).joinedAt };
}

/** Carries a person's new username to a room that they joined. */
export async function renameMember(roomId: string, userId: string, username: string): Promise<void> {
  await updateItem(memberKey(roomId, userId), { set: { authorName: username }, when: "attribute_exists(pk)" });
}

/** Carries a host's new username to the room: to its head, and to the card among the rooms hosted. */
export async function renameHost(roomId: string, userId: string, username: string): Promise<void> {
  await updateItem(roomKey(roomId), {
    set: { hostName: username },
    when: "hostId = :host",
    values: { ":host": userId },
  });
  await updateItem(memberKey(roomId, userId), {
    set: { authorName: username, hostName: username },
    when: "attribute_exists(pk)",
  });
}

const nobody = { hostId: DELETED_PERSON.id, hostName: DELETED_PERSON.username };

/** What becomes of a room whose host leaves for good. `words`: whether what the host wrote about it stays. */
type Parting = { words: "keep" | "erase" };

/** What is written in place of a room's name when its host's words go and others still talk in it. */
export const NAMELESS = "A deleted person's room";

/** Which of these rooms, at most 100, a person hosts. */
export async function whichHostedBy(userId: string, roomIds: string[]): Promise<Set<string>> {
  const heads = roomIds.length === 0 ? [] : await getItems<RoomItem>(roomIds.map(roomKey));
  return new Set(roomIds.filter((_, at) => heads[at]?.hostId === userId));
}

/**
 * Takes a host out of their room, together with `also`. The room stays while others are in it, or the host's words may stay;
 * else, and when it was deleted before, it is marked to be purged. Answers what became of it; `gone` when there is no such room.
 */
export async function disown(
  roomId: string,
  hostId: string,
  { words }: Parting,
  also: Fragment[],
): Promise<"kept" | "purging" | "gone"> {
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const head = await getHead(roomId);
    const membership: Fragment = { delete: memberKey(roomId, hostId), when: "attribute_exists(pk)" };
    if (!head || head.hostId !== hostId) {
      await transact([membership, ...also]);
      return "gone";
    }
    const isPurged = head.deletedAt !== undefined || (words === "erase" && head.participantCount <= 1);
    const done = await transact([
      isPurged ? condemning(roomId, head) : disowning(roomId, head, words),
      ...(isPurged && head.deletedAt === undefined ? [Topics.counting(head.topicId, -1), Topics.countingAll(-1)] : []),
      membership,
      ...also,
    ]);
    if (done) return isPurged ? "purging" : "kept";
  }
  throw new Problem("unavailable", { detail: "Many are changing this room.", retryAfter: 1 });
}

const asSeen = ({ version, hostId, participantCount }: RoomItem) => ({
  when: "version = :version AND hostId = :host AND participantCount = :count",
  values: { ":version": version, ":host": hostId, ":count": participantCount },
});

const disowning = (roomId: string, head: RoomItem, words: Parting["words"]): Fragment => ({
  update: roomKey(roomId),
  change: {
    set: { ...nobody, version: head.version + 1, ...(words === "erase" && { name: NAMELESS, excerpt: "" }) },
    add: { participantCount: -1 },
    remove: words === "erase" ? ["rest"] : [],
  },
  ...asSeen(head),
});

const condemning = (roomId: string, head: RoomItem): Fragment => {
  const now = Date.now();
  return {
    update: roomKey(roomId),
    change: {
      set: {
        ...nobody,
        deletedAt: head.deletedAt ?? now,
        purgeAt: now,
        purging: true,
        gsi2pk: PURGE,
        gsi2sk: now,
        version: head.version + 1,
      },
      add: { participantCount: -1 },
      remove: ["gsi1pk", "gsi1sk"],
    },
    ...asSeen(head),
  };
};

/** Takes somebody out of a room that they joined, together with `also`. Answers whether they were in it. */
export async function dropMember(roomId: string, userId: string, also: Fragment[]): Promise<boolean> {
  const membership: Fragment = { delete: memberKey(roomId, userId), when: "attribute_exists(pk)" };
  const counted: Fragment = {
    update: roomKey(roomId),
    change: { add: { participantCount: -1 } },
    when: "attribute_exists(pk)",
  };
  if (await transact([membership, counted, ...also])) return true;
  // Without its room, which is being purged, or not at all any more.
  return (await getHead(roomId)) === undefined && transact([membership, ...also]);
}

/** Carries a room's name to something that bears an older one: a message, or a membership. */
export async function renameIn({ pk, sk }: Key, name: string): Promise<void> {
  await updateItem({ pk, sk }, { set: { roomName: name }, when: "attribute_exists(roomName)" });
}
