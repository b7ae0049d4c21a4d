import { transact } from "../table";
import * as Topics from "../topics";
import { onHostsCard, type RoomItem, roomIdOf, roomKey, topicPartition } from "./item";

type Topic = { id: string; name: string };

/**
 * Puts a room under a topic's present name, or under the topic that its own was merged into. Answers whether it was still
 * under the old one: the counts move with a live room, those of a deleted one moved when it was deleted.
 */
export function retitle({ pk, hostId, deletedAt }: RoomItem, from: string, to: Topic): Promise<boolean> {
  const roomId = roomIdOf({ pk });
  const isLive = deletedAt === undefined;
  const card = { topicId: to.id, topicName: to.name };
  const moves = from !== to.id;
  return transact([
    {
      update: roomKey(roomId),
      change: { set: { ...card, ...(moves && isLive && { gsi1pk: topicPartition(to.id) }) } },
      when: `topicId = :from AND ${isLive ? "attribute_not_exists" : "attribute_exists"}(deletedAt)`,
      values: { ":from": from },
    },
    ...onHostsCard(roomId, hostId, { set: card }),
    ...(moves && isLive ? [Topics.counting(from, -1), Topics.counting(to.id, 1)] : []),
  ]);
}
