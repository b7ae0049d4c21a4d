import { Problem } from "../../shared/problems";
import type { Participant } from "../../shared/rooms";
import * as Limits from "../limits";
import { type Fragment, getItem, getItems, type Item, newId, transact } from "../table";
import type { Actor } from "../users";
import { type MemberItem, memberKey, type RoomItem, roomKey, toMemberItem } from "./item";
import { confirmLive, live } from "./queries";
import { toParticipant } from "./views";

/** The writes that let a person into a room, told apart by what stands in the way: the membership itself, or the room. */
export const joining = (
  actor: Actor,
  room: { id: string },
  joiningId: string,
  already: (member: Item | undefined) => void,
): Fragment[] => [
  {
    put: toMemberItem(room, actor, joiningId),
    when: "attribute_not_exists(pk)",
    otherwise: already,
  },
  counting(room.id, 1),
];

const counting = (roomId: string, participants: 1 | -1): Fragment => ({
  update: roomKey(roomId),
  change: { add: { participantCount: participants } },
  when: "attribute_exists(pk) AND attribute_not_exists(deletedAt)",
  otherwise: (head) => void live(head as RoomItem | undefined),
});

/** Joins a room. Joining again is fine. @throws Problem too-many, not-found, gone. */
export async function join(actor: Actor, roomId: string): Promise<Participant> {
  const { member } = await seeAndSpend(actor, roomId);
  // A membership that was left a moment ago may still be seen.
  const already = member && (await getItem<MemberItem>(memberKey(roomId, actor.userId), { consistent: true }));
  if (already) return toParticipant(already);
  const joiningId = newId();
  const room = { id: roomId };
  let standing: Item | undefined;
  await transact(
    joining(actor, room, joiningId, (old) => {
      standing = old;
    }),
  );
  return toParticipant((standing ?? toMemberItem(room, actor, joiningId)) as MemberItem);
}

/**
 * Leaves a room; what was said there stays. Leaving when not there is fine.
 * @throws Problem too-many, not-found, gone, conflict for the host.
 */
export async function leave(actor: Actor, roomId: string): Promise<void> {
  const { head } = await seeAndSpend(actor, roomId);
  if (head.hostId === actor.userId) throw new Problem("conflict", { detail: "A host cannot leave the own room." });
  await transact([{ delete: memberKey(roomId, actor.userId), when: "attribute_exists(pk)" }, counting(roomId, -1)]);
}

async function seeAndSpend(actor: Actor, roomId: string): Promise<{ head: RoomItem; member: MemberItem | undefined }> {
  const [seen, head, member] = await getItems([
    Limits.limitKey(actor.userId, "memberships"),
    roomKey(roomId),
    memberKey(roomId, actor.userId),
  ]);
  await Limits.spend(actor, "memberships", { seen });
  return {
    head: await confirmLive(roomId, head as RoomItem | undefined),
    member: member as MemberItem | undefined,
  };
}
