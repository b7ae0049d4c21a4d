import { expect, test } from "vitest";
import * as Messages from "../../functions/messages";
import * as Rooms from "../../functions/rooms";
import { keepRoom } from "../../functions/search/postings";
import { saidListener } from "../../functions/search/said-change";
import { putItem } from "../../functions/table";
import { costOf } from "../support/capacity";
import { openRoom, somebody, unique } from "../support/community";
import { withTable } from "../support/table";

withTable();

// On the discussions that the budgets are for, `npm run bench:search` measures 242 WCU a room and 18.6 WCU, 11 RCU a message.

const words = (count: number) => Array.from({ length: count }, (_, i) => `word${i + 10}`).join(" ");

const aMessage = async (body: string, id: string) => {
  const author = somebody();
  const message = Messages.toMessageItem({
    id,
    room: { id: "01HZZZZZZZZZZZZZZZZZZZZZZZ", name: "Room" },
    author,
    body,
  });
  await putItem(message);
  return message;
};

test("what is said costs a read unit for two words and two write units for each word that is new to the room", async () => {
  const first = await aMessage(words(20), "01HZZZZZZZZZZZZZZZZZZZZZZA");
  const heard = await costOf(() => saidListener.onChange([{ after: first }]));
  expect(heard).toMatchObject({ wcu: 40, requests: 3 });
  expect(heard.rcu).toBeLessThanOrEqual(11);
  const second = await aMessage(`${words(20)} unheard`, "01HZZZZZZZZZZZZZZZZZZZZZZB");
  const again = await costOf(() => saidListener.onChange([{ after: second }]));
  expect(again).toMatchObject({ wcu: 2 });
  expect(again.rcu).toBeLessThanOrEqual(11.5);
  expect(await costOf(() => saidListener.onChange([{ before: second, after: second }]))).toMatchObject({ requests: 0 });
});

test("several messages of one room are heard together", async () => {
  const ids = ["01HZZZZZZZZZZZZZZZZZZZZZZC", "01HZZZZZZZZZZZZZZZZZZZZZZD", "01HZZZZZZZZZZZZZZZZZZZZZZE"];
  const messages = await Promise.all(ids.map((id) => aMessage("the same three words", id)));
  const cost = await costOf(() => saidListener.onChange(messages.map((after) => ({ after }))));
  expect(cost).toMatchObject({ requests: 3, wcu: 8 });
});

test("a room costs two write units for each of its terms, and nothing when nothing changed", async () => {
  const room = await openRoom(somebody(), {
    name: "Of clocks and quorums",
    topic: unique("Topic"),
    description: words(8),
  });
  const made = await costOf(() => keepRoom(room.id));
  expect(made.by.gsi1!.wcu).toBeGreaterThan(60);
  expect(made.wcu).toBeLessThanOrEqual(250);
  const again = await costOf(() => keepRoom(room.id));
  expect(again.wcu).toBe(0);
  await Rooms.touch(room.id, Date.now() + 1000);
  expect((await costOf(() => keepRoom(room.id))).wcu).toBe(0);
});
