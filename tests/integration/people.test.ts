import { expect, test } from "vitest";
import { getItem, newId, putItem, query, updateItem } from "../../functions/table";
import { unansweredKey } from "../../functions/unanswered";
import * as Users from "../../functions/users";
import { Problem } from "../../shared/problems";
import { withTable } from "../support/table";

withTable();

let made = 0;
const newPerson = (more: Partial<Users.NewPerson> = {}): Users.NewPerson => ({
  provider: "github",
  subject: newId(),
  username: `person-${++made}`,
  displayName: `Person ${made}`,
  ...more,
});

const accountOf = (userId: string) => getItem({ pk: `U#${userId}`, sk: "N" }, { consistent: true });
const profileOf = (userId: string) => getItem({ pk: `U#${userId}`, sk: "PROFILE" }, { consistent: true });
const inserted = async (userId: string) => [{ after: (await accountOf(userId)) as never }];

const refusal = (promise: Promise<unknown>) =>
  promise.then(
    () => "done",
    (error) => (error instanceof Problem ? error.code : error),
  );

test("a username belongs to one person, whatever its case", async () => {
  const { username } = await Users.register(newPerson({ username: "Ada-L" }));
  expect(username).toBe("Ada-L");
  expect(await refusal(Users.register(newPerson({ username: "aDA-l" })))).toBe("username-taken");
  expect((await Users.getByUsername("ADA-L")).username).toBe("Ada-L");
  expect(await Users.isUsernameFree("ada-l")).toBe(false);
});

test("when the username is taken, neither account nor identity is left behind", async () => {
  const taken = newPerson();
  await Users.register(taken);
  const late = newPerson({ username: taken.username });
  expect(await refusal(Users.register(late))).toBe("username-taken");
  expect(await Users.findByIdentity("github", late.subject)).toBeUndefined();
});

test("an identity makes one account, however often it is tried and all at once", async () => {
  const subject = newId();
  const tries = await Promise.all(Array.from({ length: 5 }, () => Users.register(newPerson({ subject }))));
  expect(new Set(tries.map(({ userId }) => userId)).size).toBe(1);
});

test("the same subject at another provider is another account", async () => {
  const subject = newId();
  const github = await Users.register(newPerson({ subject }));
  const google = await Users.register(newPerson({ subject, provider: "google" }));
  expect(google.userId).not.toBe(github.userId);
});

test("a profile is told from the account until the stream has written it", async () => {
  const person = await Users.register(newPerson({ displayName: "Grace Hopper" }));
  expect(await profileOf(person.userId)).toBeUndefined();
  const before = await Users.getProfile(person.username);
  expect(before).toMatchObject({ id: person.userId, displayName: "Grace Hopper", bio: "" });
  await Users.listener.onChange(await inserted(person.userId));
  expect(await profileOf(person.userId)).toBeDefined();
  expect(await Users.getProfile(person.username)).toEqual(before);
});

test("a bio saved before the stream ran survives it", async () => {
  const person = await Users.register(newPerson());
  const event = await inserted(person.userId);
  await Users.edit(person, { bio: "Compilers." }, 1);
  await Users.listener.onChange(event);
  expect(await Users.getOwn(person)).toMatchObject({ bio: "Compilers.", version: 2 });
});

test("whatever else stands in one's partition, the profile is found beside the account", async () => {
  const person = await Users.register(newPerson());
  await Users.edit(person, { bio: "Compilers." }, 1);
  const named = { roomName: "Quiet", reason: "quiet", since: Date.now() };
  await putItem({ ...unansweredKey(person.userId, newId()), ...named });
  expect(await Users.getOwn(person)).toMatchObject({ bio: "Compilers." });
});

test("a repeated record changes nothing", async () => {
  const person = await Users.register(newPerson());
  const event = await inserted(person.userId);
  await Users.listener.onChange(event);
  await Users.edit(person, { displayName: "Another name" }, 1);
  const profile = await profileOf(person.userId);
  await Users.listener.onChange(event);
  expect(await profileOf(person.userId)).toEqual(profile);
});

test("a late record brings no profile back to somebody erased", async () => {
  const person = await Users.register(newPerson());
  const event = await inserted(person.userId);
  await updateItem({ pk: `U#${person.userId}`, sk: "N" }, { set: { erasedAt: Date.now() } });
  await Users.listener.onChange(event);
  expect(await profileOf(person.userId)).toBeUndefined();
  expect(await refusal(Users.getProfile(person.username))).toBe("not-found");
});

test("of two edits of one version one wins, and the other is told", async () => {
  const person = await Users.register(newPerson());
  const edits = [Users.edit(person, { bio: "one" }, 1), Users.edit(person, { bio: "two" }, 1)].map(refusal);
  expect((await Promise.all(edits)).sort()).toEqual(["done", "version-old"]);
  expect(await refusal(Users.edit(person, { bio: "three" }, undefined))).toBe("version-missing");
});

test("an edit answers what stands then", async () => {
  const person = await Users.register(newPerson());
  await Users.edit(person, { bio: "Kept." }, 1);
  const edited = await Users.edit(person, { displayName: "New" }, 2);
  expect(edited).toEqual(await Users.getOwn(person));
  expect(edited).toMatchObject({ displayName: "New", bio: "Kept.", version: 3 });
});

test("a suggested username is free, and made of what a name holds", async () => {
  expect(await Users.suggestUsername("Zoë Ångström")).toBe("zoe-angstrom");
  await Users.register(newPerson({ username: "zoe-angstrom" }));
  expect(await Users.suggestUsername("Zoë Ångström")).toBe("zoe-angstrom-2");
  expect(await Users.suggestUsername("李")).toMatch(/^reader/);
  expect(await Users.suggestUsername("a".repeat(80))).toMatch(/^a{24}$/);
});

test("somebody imported is one account without an identity, on every run", async () => {
  const first = await Users.importPerson({ username: "euler", joinedAt: 1_300_000_000_000 });
  const second = await Users.importPerson({ username: "euler", joinedAt: 1_300_000_000_000 });
  expect(second).toEqual(first);
  expect((await Users.getProfile("euler")).joinedAt).toBe("2011-03-13T07:06:40.000Z");
});

test("an imported name that somebody has gets a number, the same one on the next run", async () => {
  await Users.register(newPerson({ username: "gauss" }));
  const first = await Users.importPerson({ username: "gauss", joinedAt: 1_300_000_000_000 });
  expect(first.username).toBe("gauss-2");
  expect(await Users.importPerson({ username: "gauss", joinedAt: 1_300_000_000_000 })).toEqual(first);
});

test("a person's partition holds nothing that a profile's read would stumble on", async () => {
  const person = await Users.register(newPerson());
  await Users.listener.onChange(await inserted(person.userId));
  const { items } = await query({ partition: `U#${person.userId}`, from: "N", to: "PROFILE" }, { limit: 10 });
  expect(items.map(({ sk }) => sk)).toEqual(["N", "PROFILE"]);
});
