import { expect, test } from "vitest";
import * as Sessions from "../../functions/sessions";
import { newId, query, updateItem } from "../../functions/table";
import * as Users from "../../functions/users";
import { withTable } from "../support/table";

withTable();

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

let made = 0;
async function somebody() {
  const username = `sitter-${++made}`;
  const actor = await Users.register({ provider: "google", subject: newId(), username, displayName: "Sitter" });
  return { ...actor, displayName: "Sitter" };
}

const rowsOf = async (userId: string) =>
  (await query({ partition: `U#${userId}`, beginsWith: "SESS#", consistent: true }, { limit: 50 })).items;

test("a session's value leads to its person, and the table holds only its hash", async () => {
  const person = await somebody();
  const value = await Sessions.start(person, "Firefox on Linux");
  expect(await Sessions.find(value)).toMatchObject({
    actor: { userId: person.userId, username: person.username },
    displayName: "Sitter",
  });
  const [row] = await rowsOf(person.userId);
  expect(JSON.stringify(row)).not.toContain(value.split(".")[1]);
});

test("garbage, a foreign token and a changed token lead to nobody", async () => {
  const [one, two] = [await somebody(), await somebody()];
  const value = await Sessions.start(one, "");
  const [, token] = value.split(".");
  const changed = `${value.slice(0, -1)}${value.endsWith("A") ? "B" : "A"}`;
  for (const wrong of ["", ".", "x", "a.b", `${two.userId}.${token}`, changed, `${value}x`, "0".repeat(5000)]) {
    expect(await Sessions.find(wrong)).toBeUndefined();
  }
});

test("a session ends after seven days unused, and after thirty whatever happens", async () => {
  const start = Date.now();
  const idle = await Sessions.start(await somebody(), "", start);
  expect(await Sessions.find(idle, start + 7 * DAY - 1)).toBeDefined();
  const forgotten = await Sessions.start(await somebody(), "", start);
  expect(await Sessions.find(forgotten, start + 7 * DAY)).toBeUndefined();
  const busy = await Sessions.start(await somebody(), "", start);
  for (let day = 1; day < 30; day += 4) expect(await Sessions.find(busy, start + day * DAY)).toBeDefined();
  expect(await Sessions.find(busy, start + 30 * DAY - 1)).toBeDefined();
  expect(await Sessions.find(busy, start + 30 * DAY)).toBeUndefined();
});

test("a use is written down once an hour", async () => {
  const person = await somebody();
  const start = Date.now();
  const value = await Sessions.start(person, "", start);
  await Sessions.find(value, start + HOUR - 1);
  expect((await rowsOf(person.userId))[0]).toMatchObject({ lastUsedAt: start });
  await Sessions.find(value, start + HOUR);
  expect((await rowsOf(person.userId))[0]).toMatchObject({ lastUsedAt: start + HOUR });
});

test("signing out ends one session, signing out everywhere ends all of one's own", async () => {
  const [person, other] = [await somebody(), await somebody()];
  const [a, b, c] = await Promise.all([1, 2, 3].map(() => Sessions.start(person, "")));
  const theirs = await Sessions.start(other, "");
  await Sessions.end(a!);
  expect(await Sessions.find(a!)).toBeUndefined();
  expect(await Sessions.find(b!)).toBeDefined();
  await Sessions.endAll(person.userId);
  expect(await Sessions.find(b!)).toBeUndefined();
  expect(await Sessions.find(c!)).toBeUndefined();
  expect(await Sessions.find(theirs)).toBeDefined();
});

test.each(["bannedAt", "erasedAt"])("no session starts for an account with %s", async (mark) => {
  const person = await somebody();
  await updateItem({ pk: `U#${person.userId}`, sk: "N" }, { set: { [mark]: Date.now() } });
  await expect(Sessions.start(person, "")).rejects.toMatchObject({ code: "forbidden" });
  expect(await rowsOf(person.userId)).toEqual([]);
});

test("no session starts for an account that is not there", async () => {
  const nobody = { userId: newId(), username: "nobody", displayName: "" };
  await expect(Sessions.start(nobody, "")).rejects.toMatchObject({ code: "forbidden" });
});

test("open sessions learn a new name", async () => {
  const person = await somebody();
  const value = await Sessions.start(person, "");
  await Sessions.rename(person.userId, { displayName: "Renamed" });
  expect(await Sessions.find(value)).toMatchObject({ displayName: "Renamed" });
});
