import * as Messages from "../../functions/messages";
import * as Rooms from "../../functions/rooms";
import { type Item, importedId, writeBatch } from "../../functions/table";
import * as Topics from "../../functions/topics";
import { somebody } from "./community";

/** A description that makes a head of nearly 2 KB, the most that the budgets are made for. */
const LONG = "説".repeat(500);
const NAME = "A room with a name of the longest kind, so that its cards are as large as they get".slice(0, 80);

/** A table of many rooms under 60 topics with messages in one of them, half of them by the first speaker, written as the domain would have done. */
export async function crowd({ rooms, messages, people }: { rooms: number; messages: number; people: number }) {
  const hosts = Array.from({ length: 50 }, somebody);
  const topics = Array.from({ length: 60 }, (_, index) => ({
    id: importedId(1_600_000_000_000 + index, `topic ${index}`),
    name: `A topic whose name is long, number ${index}`,
    rooms: 0,
  }));
  const puts: Item[] = [];
  const made = Array.from({ length: rooms }, (_, index) => {
    // The first topic has more than one page of rooms.
    const topic = topics[index % 3 === 0 ? 0 : index % topics.length]!;
    topic.rooms++;
    const id = importedId(1_700_000_000_000 + index * 1000, `room ${index}`);
    return { id, name: NAME, description: LONG, topic, host: hosts[index % hosts.length]! };
  });
  for (const room of made) puts.push(Rooms.toRoomItem(room), Rooms.toHostItem(room));
  for (const { id, name, rooms } of [...topics, { id: "ALL", name: undefined, rooms: made.length }]) {
    puts.push({ ...Topics.topicKey(id), ...(name && { name }), gsi2pk: "TOPICS", gsi2sk: rooms });
    if (name) puts.push({ ...Topics.topicNameKey(name), topicId: id, name });
  }
  const [talked, quiet] = [made[0]!, made[1]!];
  const speakers = Array.from({ length: people }, somebody);
  const said: string[] = [];
  for (let index = 0; index < messages; index++) {
    const id = importedId(1_750_000_000_000 + index * 1000, `message ${index}`);
    const body = `${index} `.padEnd(470, "word ");
    const author = speakers[index % 2 === 0 ? 0 : index % people]!;
    // Every other one has reactions.
    const reactions = index % 2 === 0 ? { thanks: 12, idea: 3 } : {};
    puts.push({ ...Messages.toMessageItem({ id, room: talked, author, body }), ...reactions });
    said.push(id);
  }
  speakers.forEach((speaker, index) => {
    puts.push(Rooms.toMemberItem(talked, speaker, importedId(1_750_000_000_000 + index, `joining ${index}`)));
  });
  await writeBatch({ puts });
  return { talked, quiet, speakers, topics, said };
}
