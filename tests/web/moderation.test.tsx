import { cleanup, fireEvent, screen, waitFor, within } from "@solidjs/testing-library";
import { afterEach, expect, test } from "vitest";
import type { Message } from "../../shared/messages";
import type { Room } from "../../shared/rooms";
import { become } from "../../web/session/session";
import { problem, withSite } from "./support/site";
import { message, person, room, roomPage } from "./support/things";

const site = withSite();
const [ines, nora] = [person("ines"), person("nora")];

// A dialog stands beside the page.
afterEach(() => document.body.replaceChildren());

const signIn = (who: { id: string; username: string }, more: { isOwner?: true } = {}) => {
  const me = { ...who, displayName: who.username, ...more };
  site.answers["GET /api/session"] = () => ({ person: me });
  become(me);
};

async function openRoom(about: Partial<Room> = {}, items: (of: Room) => Message[] = () => []) {
  const of = room({ host: ines, ...about });
  site.answers[`GET /api/rooms/${of.id}`] = () => roomPage(of, items(of));
  site.answers[`GET /api/rooms/${of.id}/messages`] = () => ({ items: [], next: null });
  await site.open(`/rooms/${of.id}`);
  await screen.findByRole("heading", { level: 1, name: of.name });
  return of;
}

const choose = async (menu: string, action: string) => {
  fireEvent.click(await screen.findByRole("button", { name: menu }));
  fireEvent.click(
    await within(await screen.findByRole("group", { name: menu })).findByRole("button", { name: action }),
  );
};
const actionsOf = async (menu: string) => {
  fireEvent.click(await screen.findByRole("button", { name: menu }));
  const group = await screen.findByRole("group", { name: menu });
  return (await within(group).findAllByRole("button")).map(({ textContent }) => textContent);
};

test("a message is reported with a reason, and whoever did so is thanked", async () => {
  signIn(nora);
  let said!: Message;
  const of = await openRoom({}, (of) => {
    said ??= message(of, ines, "Rude words.");
    return [said];
  });
  site.answers["POST /api/reports"] = () => undefined;
  await choose("Message actions", "Report");
  const dialog = within(await screen.findByRole("dialog", { name: "Report this message" }));
  fireEvent.click(dialog.getByRole("button", { name: "Send the report" }));
  expect(await dialog.findByText("Choose what is wrong.")).toBeTruthy();
  fireEvent.click(dialog.getByRole("radio", { name: "It attacks or threatens somebody" }));
  fireEvent.input(dialog.getByRole("textbox"), { target: { value: "The second line." } });
  fireEvent.click(dialog.getByRole("button", { name: "Send the report" }));
  expect(await screen.findByRole("dialog", { name: "Thank you" })).toBeTruthy();
  expect(site.askedFor("POST /api/reports").map(({ body }) => body)).toEqual([
    {
      kind: "message",
      roomId: of.id,
      messageId: said.id,
      reason: "It attacks or threatens somebody: The second line.",
    },
  ]);
});

test("a room that one has reported already is not reported twice", async () => {
  signIn(nora);
  const of = await openRoom();
  site.answers["POST /api/reports"] = () => problem("conflict");
  await choose("Room actions", "Report");
  const dialog = within(await screen.findByRole("dialog", { name: "Report this room" }));
  fireEvent.click(dialog.getByRole("radio", { name: "Something else" }));
  fireEvent.click(dialog.getByRole("button", { name: "Send the report" }));
  expect(await dialog.findByText("Say in a few words what is wrong.")).toBeTruthy();
  fireEvent.input(dialog.getByRole("textbox"), { target: { value: "An empty room." } });
  fireEvent.click(dialog.getByRole("button", { name: "Send the report" }));
  expect(await screen.findByRole("dialog", { name: "You have reported this" })).toBeTruthy();
  expect(site.askedFor("POST /api/reports")[0]!.body).toMatchObject({ kind: "room", roomId: of.id });
});

test("a report that did not arrive keeps its words", async () => {
  signIn(nora);
  await openRoom();
  site.answers["POST /api/reports"] = () => problem("too-many", {}, { "retry-after": "9" });
  await choose("Room actions", "Report");
  const dialog = within(await screen.findByRole("dialog"));
  fireEvent.click(dialog.getByRole("radio", { name: "Advertising or spam" }));
  fireEvent.input(dialog.getByRole("textbox"), { target: { value: "Watches." } });
  fireEvent.click(dialog.getByRole("button", { name: "Send the report" }));
  expect(await dialog.findByText(/Try again in 9 seconds\./)).toBeTruthy();
  expect(dialog.getByRole<HTMLTextAreaElement>("textbox").value).toBe("Watches.");
});

test("a visitor reports nothing, and nobody what is their own", async () => {
  await openRoom({}, (of) => [message(of, nora, "Mine.")]);
  expect(await actionsOf("Message actions")).toEqual(["Copy link"]);
  expect(await actionsOf("Room actions")).toEqual(["Copy link"]);
  cleanup();
  signIn(nora);
  await openRoom({}, (of) => [message(of, nora, "Mine.")]);
  expect(await actionsOf("Your message actions")).toEqual(["Quote", "Copy link", "Edit", "Delete"]);
});

test("a host takes another's message away and brings it back", async () => {
  signIn(ines);
  let said!: Message;
  const of = await openRoom({}, (of) => {
    said ??= message(of, nora, "Off the point.");
    return [said];
  });
  const address = `/api/rooms/${of.id}/messages/${said.id}`;
  site.answers[`DELETE ${address}`] = () => undefined;
  site.answers[`POST ${address}/restore`] = () => ({ ...said, version: 3 });
  await choose("Message actions", "Remove");
  expect(await screen.findByText("The host removed what nora said.")).toBeTruthy();
  expect(await screen.findByText("The message is removed.")).toBeTruthy();
  fireEvent.click(screen.getByRole("button", { name: "Bring it back" }));
  expect(await screen.findByText("Off the point.")).toBeTruthy();
  expect(site.askedFor(`DELETE ${address}`)).toHaveLength(1);
});

test("what was not removed stays where it was", async () => {
  signIn(ines);
  const of = await openRoom({}, (of) => [message(of, nora, "Off the point.")]);
  site.answers[`DELETE /api/rooms/${of.id}/messages/:id`] = () => problem("unavailable");
  await choose("Message actions", "Remove");
  expect(await screen.findByText(/The message was not removed\./)).toBeTruthy();
  expect(screen.getByText("Off the point.")).toBeTruthy();
});

test("a host locks the own room and unlocks it, and the room says so", async () => {
  signIn(ines);
  const of = await openRoom();
  site.answers[`POST /api/rooms/${of.id}/lock`] = () => ({ ...of, version: 2, lockedAt: new Date().toISOString() });
  site.answers[`DELETE /api/rooms/${of.id}/lock`] = () => ({ ...of, version: 3 });
  await choose("Room actions", "Lock room");
  expect(await screen.findByText("locked")).toBeTruthy();
  expect(screen.getByRole("textbox", { name: "Your message" })).toBeTruthy();
  await choose("Room actions", "Unlock room");
  await waitFor(() => expect(screen.queryByText("locked")).toBeNull());
});

test("in a locked room a sentence stands where others would write", async () => {
  signIn(nora);
  await openRoom({ lockedAt: new Date().toISOString() });
  expect(await screen.findByText("Its host has closed this room to new words. You can read on.")).toBeTruthy();
  expect(screen.queryByRole("textbox", { name: "Your message" })).toBeNull();
});

test("the owner takes another's room away, and is asked first", async () => {
  signIn(nora, { isOwner: true });
  const of = await openRoom();
  site.answers[`DELETE /api/rooms/${of.id}`] = () => undefined;
  await choose("Room actions", "Take it away");
  const dialog = within(await screen.findByRole("dialog", { name: `Take “${of.name}” away?` }));
  fireEvent.click(dialog.getByRole("button", { name: "Take it away" }));
  await waitFor(() => expect(location.pathname).toBe("/"));
  expect(site.askedFor(`DELETE /api/rooms/${of.id}`)).toHaveLength(1);
});
