import { fireEvent, screen, waitFor, within } from "@solidjs/testing-library";
import { expect, test } from "vitest";
import type { Message } from "../../shared/messages";
import { storeJson } from "../../web/device/stored";
import { become } from "../../web/session/session";
import { type Asked, problem, withSite } from "./support/site";
import { message, minutesAgo, newId, page, person, room, roomPage, summaryOf, topic } from "./support/things";

const site = withSite();
const nora = { ...person("nora"), displayName: "Nora Hale" };
const leila = person("leila");

const signIn = () => {
  site.answers["GET /api/session"] = () => ({ person: nora });
  site.answers["GET /api/me/reactions"] = () => page([]);
  become(nora);
};

/** A room with these messages, each an hour old and more, open on screen. */
async function open(said: Partial<Message>[], more: Parameters<typeof room>[0] = {}) {
  const it = room(more);
  const items = said.map((one, place) =>
    message(it, one.author ?? leila, one.body ?? `Words ${place}.`, { createdAt: minutesAgo(60 - place), ...one }),
  );
  site.answers["GET /api/rooms/:id"] = () => roomPage(it, items);
  site.answers["GET /api/rooms/:id/messages"] = () => page([]);
  await site.open(`/rooms/${it.id}`);
  await screen.findByRole("heading", { level: 1, name: it.name });
  return { it, items };
}

const chip = (name: string) => screen.findByRole("button", { name });
const isPressed = async (name: string) => (await chip(name)).getAttribute("aria-pressed");
const chooseInMenu = async (name: string) => {
  fireEvent.click(screen.getAllByRole("button", { name: "Message actions" })[0]!);
  fireEvent.click(await screen.findByRole("button", { name }));
};

test("a visitor reads how many reacted, and is offered nothing to press", async () => {
  await open([{ reactions: { thanks: 2, idea: 1 } }]);
  expect(await screen.findByText("Thanks, 2 people")).toBeTruthy();
  expect(screen.getByText("Good idea, 1 person")).toBeTruthy();
  expect(screen.queryByRole("button", { name: /Thanks/ })).toBeNull();
  expect(site.askedFor("GET /api/me/reactions")).toEqual([]);
});

test("a reaction shows at once, and pressing it again takes it back", async () => {
  signIn();
  const { it, items } = await open([{ reactions: { thanks: 2 } }]);
  let arrive = () => {};
  site.answers["PUT /api/rooms/:id/messages/:id/reaction"] = () => new Promise<void>((done) => (arrive = done));
  site.answers["DELETE /api/rooms/:id/messages/:id/reaction"] = () => undefined;
  fireEvent.click(await chip("Thanks, 2 people"));
  expect(await isPressed("Thanks, 3 people")).toBe("true");
  const [asked] = site.askedFor("PUT /api/rooms/:id/messages/:id/reaction");
  expect(asked).toMatchObject({
    path: `/api/rooms/${it.id}/messages/${items[0]!.id}/reaction`,
    body: { reaction: "thanks" },
  });
  // Another click while it is under way does nothing.
  fireEvent.click(await chip("Thanks, 3 people"));
  arrive();
  await waitFor(() => {
    fireEvent.click(screen.getByRole("button", { name: "Thanks, 3 people" }));
    screen.getByRole("button", { name: "Thanks, 2 people" });
  });
  expect(await isPressed("Thanks, 2 people")).toBe("false");
  expect(site.askedFor("PUT /api/rooms/:id/messages/:id/reaction")).toHaveLength(1);
  expect(site.askedFor("DELETE /api/rooms/:id/messages/:id/reaction")).toHaveLength(1);
});

test("one that does not arrive goes back, with a sentence", async () => {
  signIn();
  await open([{ reactions: { thanks: 2 } }]);
  site.answers["PUT /api/rooms/:id/messages/:id/reaction"] = () => problem("locked");
  fireEvent.click(await chip("Thanks, 2 people"));
  expect(await screen.findByText(/That did not arrive\./)).toBeTruthy();
  expect(await isPressed("Thanks, 2 people")).toBe("false");
});

test("what one chose before is pressed, and another choice takes its place", async () => {
  signIn();
  const id = newId();
  site.answers["GET /api/me/reactions"] = () => page([{ messageId: id, reaction: "thanks" }]);
  const { it } = await open([{ id, reactions: { thanks: 1, idea: 4 } }]);
  site.answers["PUT /api/rooms/:id/messages/:id/reaction"] = () => undefined;
  await waitFor(async () => expect(await isPressed("Thanks, 1 person")).toBe("true"));
  const [asked] = site.askedFor("GET /api/me/reactions");
  expect(Object.fromEntries(asked!.query)).toEqual({ room: it.id, from: id, to: id });
  fireEvent.click(await chip("Good idea, 4 people"));
  expect(await isPressed("Good idea, 5 people")).toBe("true");
  expect(screen.queryByRole("button", { name: /Thanks/ })).toBeNull();
});

test("the first reaction to a message is chosen in its menu; one's own words have none", async () => {
  signIn();
  await open([{}, { author: nora, reactions: { laugh: 1 } }]);
  site.answers["PUT /api/rooms/:id/messages/:id/reaction"] = () => undefined;
  await chooseInMenu("Good idea");
  expect(await isPressed("Good idea, 1 person")).toBe("true");
  expect(screen.queryByRole("button", { name: "Ha, 1 person" })).toBeNull();
  fireEvent.click(screen.getByRole("button", { name: "Your message actions" }));
  await screen.findByRole("button", { name: "Edit" });
  expect(screen.queryByRole("button", { name: "Thanks" })).toBeNull();
});

test("the host marks the answer and takes the mark away; it stands at the top and leads to its place", async () => {
  signIn();
  const { it, items } = await open([{ body: "Because of **acid**." }, { body: "No." }], { host: nora });
  site.answers["PUT /api/rooms/:id/answer"] = ({ body }: Asked) => ({
    ...it,
    version: 2,
    answerId: (body as { messageId: string }).messageId,
  });
  site.answers["DELETE /api/rooms/:id/answer"] = () => ({ ...it, version: 3 });
  await chooseInMenu("Mark as the answer");
  const answer = within(await screen.findByRole("region", { name: "The answer" }));
  expect(await answer.findByText("Because of acid.")).toBeTruthy();
  expect(answer.getByRole("link", { name: "Read it there" }).getAttribute("href")).toBe(`#${items[0]!.id}`);
  expect(screen.getByText("the answer")).toBeTruthy();
  await chooseInMenu("Not the answer any more");
  await waitFor(() => expect(screen.queryByRole("region", { name: "The answer" })).toBeNull());
});

test("whoever is not the host sees the answer and marks none; one that is far back is asked for alone", async () => {
  signIn();
  const far = message(room(), leila, "Long ago.", { createdAt: minutesAgo(600) });
  site.answers["GET /api/rooms/:id/messages"] = () => page([]);
  const it = room({ answerId: far.id });
  const near = message(it, leila, "Lately.");
  site.answers["GET /api/rooms/:id"] = () => roomPage(it, [near]);
  site.answers["GET /api/rooms/:id/messages"] = ({ query }: Asked) =>
    page(query.get("upto") === far.id ? [{ ...far, roomId: it.id }] : []);
  await site.open(`/rooms/${it.id}`);
  const answer = within(await screen.findByRole("region", { name: "The answer" }));
  expect(await answer.findByText("Long ago.")).toBeTruthy();
  fireEvent.click(screen.getByRole("button", { name: "Message actions" }));
  await screen.findByRole("button", { name: "Quote" });
  expect(screen.queryByRole("button", { name: "Mark as the answer" })).toBeNull();
});

test("an answer that was just deleted leaves no empty place", async () => {
  const id = newId();
  await open([{ id, deletedAt: minutesAgo(1), body: "" }, { reactions: { thanks: 1 } }], { answerId: id });
  await screen.findByText("Thanks, 1 person");
  expect(screen.queryByRole("region", { name: "The answer" })).toBeNull();
});

test("a person's first message is shown to the host until the host has said something", async () => {
  const welcome = /first message in this community/;
  signIn();
  const { it } = await open([{ isFirst: true, reactions: { thanks: 1 } }], { host: nora });
  expect(await screen.findByText(welcome)).toBeTruthy();
  site.answers["POST /api/rooms/:id/messages"] = () => message(it, nora, "Welcome.", { createdAt: minutesAgo(0) });
  fireEvent.input(screen.getByRole("textbox", { name: "Your message" }), { target: { value: "Welcome." } });
  fireEvent.click(screen.getAllByRole("button", { name: "Send" })[0]!);
  await waitFor(() => expect(screen.queryByText(welcome)).toBeNull());
});

test("a person's first message is nothing special to others", async () => {
  signIn();
  await open([{ isFirst: true, reactions: { thanks: 1 } }]);
  await chip("Thanks, 1 person");
  expect(screen.queryByText(/first message in this community/)).toBeNull();
});

test("a line tells what is new since one was here, on this device", async () => {
  const it = room({ lastActivityAt: minutesAgo(57) });
  storeJson("seen", { [it.id]: Date.parse(minutesAgo(59)) + 1_000 });
  const items = ["Old.", "Newer.", "Newest."].map((body, place) =>
    message(it, leila, body, { createdAt: minutesAgo(60 - place) }),
  );
  items[1]!.createdAt = minutesAgo(58);
  items[2]!.createdAt = minutesAgo(57);
  site.answers["GET /api/rooms/:id"] = () => roomPage(it, items);
  await site.open(`/rooms/${it.id}`);
  const line = await screen.findByText("2 new since you were here");
  expect(line.closest("p")!.nextElementSibling?.textContent).toContain("Newer.");
});

test("lists show which rooms are answered, and which hold something new since one was there", async () => {
  const answered = { ...summaryOf(room({ name: "Solved" })), isAnswered: true as const };
  const [read, unread] = [summaryOf(room({ name: "Read" })), summaryOf(room({ name: "Unread" }))];
  storeJson("seen", { [read.id]: Date.parse(read.lastActivityAt), [unread.id]: Date.parse(unread.lastActivityAt) - 1 });
  site.answers["GET /api/rooms"] = () => page([answered, read, unread]);
  site.answers["GET /api/topics"] = () => ({ ...page([topic("Bread")]), roomCount: 3 });
  site.answers["GET /api/activity"] = () => page([]);
  await site.open("/");
  const row = async (name: string) => within((await screen.findByRole("link", { name })).closest("li")!);
  expect((await row("Solved")).getByText("answered")).toBeTruthy();
  expect((await row("Solved")).queryByText("new")).toBeNull();
  expect((await row("Read")).queryByText("new")).toBeNull();
  expect((await row("Unread")).getByText("new")).toBeTruthy();
});

test("one's own activity begins with the rooms that wait, and says why", async () => {
  signIn();
  site.answers["GET /api/me/activity"] = () => page([]);
  const [asked, quiet] = [room({ name: "Asked" }), room({ name: "Quiet" })];
  site.answers["GET /api/me/unanswered"] = () =>
    page([
      { room: { id: asked.id, name: "Asked" }, reason: "waits", since: minutesAgo(9), messageId: asked.id },
      { room: { id: quiet.id, name: "Quiet" }, reason: "quiet", since: minutesAgo(90) },
    ]);
  await site.open("/activity");
  const waiting = within(await screen.findByRole("region", { name: "Waiting for an answer" }));
  const [first, second] = waiting.getAllByRole("listitem");
  expect(first!.textContent).toContain("Others have the last word in it.");
  expect(within(first!).getByRole("link").getAttribute("href")).toBe(`/rooms/${asked.id}#${asked.id}`);
  expect(second!.textContent).toContain("Nobody else has come yet.");
});

test("when no room waits, nothing is said of it; when that is not known, it is", async () => {
  signIn();
  site.answers["GET /api/me/activity"] = () => page([]);
  site.answers["GET /api/me/unanswered"] = () => problem("unavailable");
  await site.open("/activity");
  site.answers["GET /api/me/unanswered"] = () => page([]);
  fireEvent.click(await screen.findByRole("button", { name: "Try again" }));
  await waitFor(() => expect(screen.queryByText("Waiting for an answer")).toBeNull());
});
