import { afterAll, beforeAll, expect, test } from "vitest";
import * as Rooms from "../../functions/rooms";
import * as Sessions from "../../functions/sessions";
import { openRoom, somebody, withApi } from "../support/api";
import { costOf } from "../support/capacity";

/** Conditions and consistency that only show when two things happen at once, or in the wrong order. */
withApi();
beforeAll(() => {
  process.env.RATE_LIMITS = "off";
});
afterAll(() => {
  process.env.RATE_LIMITS = "";
});

test("a person who joins twice at once is one participant more", async () => {
  const [host, guest] = [await somebody(), await somebody()];
  const { id } = await openRoom(host);
  for (let round = 0; round < 5; round++) {
    await Promise.allSettled(Array.from({ length: 4 }, () => Rooms.join(guest, id)));
    expect((await Rooms.get(id)).participantCount).toBe(2);
    await Rooms.leave(guest, id);
  }
});

test("a message that is told of late moves its room no further down", async () => {
  const { id } = await openRoom(await somebody());
  const soon = Date.now() + 60_000;
  await Rooms.touch(id, soon);
  await Rooms.touch(id, soon - 30_000);
  expect((await Rooms.get(id)).lastActivityAt).toBe(new Date(soon).toISOString());
});

test("a session is read consistently: a whole unit for it, not half of one", async () => {
  const { cookie } = await somebody();
  const { rcu } = await costOf(() => Sessions.find(cookie.replace("__Host-session=", "")));
  expect(rcu).toBe(1);
});
