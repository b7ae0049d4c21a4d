import { beforeEach, expect, test } from "vitest";
import * as Audit from "../../functions/audit";
import * as Community from "../../functions/community";
import { deleteItem, transact, writeBatch } from "../../functions/table";
import * as Users from "../../functions/users";
import { PRODUCT_NAME } from "../../shared/product";
import { withTable } from "../support/table";

withTable();

let people = 0;
const somebody = () => {
  const username = `person-${++people}`;
  return Users.register({ provider: "github", subject: username, username, displayName: "Somebody" });
};

/** Somebody who owns the community alone. */
async function owner() {
  for (const userId of await Community.listOwners()) await Community.revoke(userId);
  const person = await somebody();
  await Community.grant(person.userId);
  return person;
}

beforeEach(async () => {
  Community.forget();
  await deleteItem({ pk: "COMMUNITY", sk: "N" });
});

test("a community that nobody has set up bears the product's name and is open to readers", async () => {
  expect(await Community.getSettings()).toEqual({
    name: PRODUCT_NAME,
    welcome: "",
    contact: "",
    membersOnly: false,
    version: 1,
  });
});

test("the owner changes the settings, and the audit list tells", async () => {
  const nora = await owner();
  await Community.edit(nora, { name: "The Lighthouse", membersOnly: true }, 1);
  const after = await Community.edit(nora, { welcome: "Come in." }, 2);
  expect(after).toEqual({ name: "The Lighthouse", welcome: "Come in.", contact: "", membersOnly: true, version: 3 });
  expect(await Community.getSettings()).toEqual(after);
  const { items } = await Audit.list(undefined, { limit: 2 });
  expect(items.map(({ action, actor, note }) => [action, actor?.username, note])).toEqual([
    ["settings-changed", nora.username, "welcome"],
    ["settings-changed", nora.username, "name, membersOnly"],
  ]);
});

test("nobody else changes the settings, and two owners do not overwrite each other", async () => {
  const nora = await owner();
  const stranger = await somebody();
  await expect(Community.edit(stranger, { name: "Mine" }, 1)).rejects.toMatchObject({ code: "forbidden" });
  await expect(Community.edit(stranger, { name: "Mine" }, undefined)).rejects.toMatchObject({ code: "forbidden" });
  await expect(Community.edit(nora, { name: "Ours" }, undefined)).rejects.toMatchObject({ code: "version-missing" });
  await expect(Community.edit(nora, { name: "Ours" }, 7)).rejects.toMatchObject({ code: "version-old" });
  await Community.edit(nora, { name: "Ours" }, 1);
  await expect(Community.edit(nora, { name: "Yours" }, 1)).rejects.toMatchObject({ code: "version-old" });
  expect((await Community.readSettings()).name).toBe("Ours");
});

test("other processes see a change within a minute", async () => {
  const now = Date.now();
  expect((await Community.getSettings(now)).membersOnly).toBe(false);
  await writeBatch({ puts: [{ pk: "COMMUNITY", sk: "N", membersOnly: true, version: 2 }] });
  expect((await Community.getSettings(now + 59_000)).membersOnly).toBe(false);
  expect((await Community.getSettings(now + 60_000)).membersOnly).toBe(true);
});

test("the one-time link makes its first opener the owner, and nobody after", async () => {
  for (const userId of await Community.listOwners()) await Community.revoke(userId);
  const [first, second] = [await somebody(), await somebody()];
  const replaced = await Community.offerOwnership();
  const token = await Community.offerOwnership();
  expect(token).toMatch(/^[\w-]{43}$/);
  await expect(Community.acceptOwnership(first, replaced!)).rejects.toMatchObject({ code: "gone" });
  expect(await Community.isOwner(first)).toBe(false);
  const outcomes = await Promise.allSettled([first, second].map((one) => Community.acceptOwnership(one, token!)));
  expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(await Community.listOwners()).toHaveLength(1);
  expect(await Community.offerOwnership()).toBeUndefined();
});

test("no link works where none was made", async () => {
  const nora = await somebody();
  await expect(Community.acceptOwnership(nora, "x".repeat(43))).rejects.toMatchObject({ code: "gone" });
});

test("a person who erases their account leaves no trace in the audit list, though the acts stay", async () => {
  const nora = await owner();
  const mark = await somebody();
  await Community.edit(nora, { name: "Ours" }, 1);
  await transact([Audit.entry(nora, { action: "person-banned", about: mark, note: "Words of his own" })]);
  const { items: before } = await Audit.list(undefined, { limit: 50 });
  for (const { userId } of [nora, mark]) await Audit.forgetPerson(userId, async (change) => void (await change()));
  const { items } = await Audit.list(undefined, { limit: 50 });
  expect(items.map(({ action }) => action)).toEqual(before.map(({ action }) => action));
  for (const trace of [nora.username, mark.username, "Words"]) expect(JSON.stringify(items)).not.toContain(trace);
  expect(items[0]).toMatchObject({ action: "person-banned", actor: null, about: null, note: "" });
});
