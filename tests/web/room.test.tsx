import { fireEvent, screen, waitFor, within } from "@solidjs/testing-library";
import { expect, test, vi } from "vitest";
import type { Message } from "../../shared/messages";
import { become } from "../../web/session/session";
import { type Asked, lineDown, problem, withSite } from "./support/site";
import { message, minutesAgo, newId, page, person, room, roomPage } from "./support/things";

const site = withSite();
const nora = { ...person("nora"), displayName: "Nora Hale" };
const leila = person("leila");

const signIn = () => {
  site.answers["GET /api/session"] = () => ({ person: nora });
  become(nora);
};

/** A room with these words said in it, open on screen. */
async function open(said: [author: typeof leila, body: string][] = [], more: Parameters<typeof room>[0] = {}) {
  const it = room(more);
  const items = said.map(([author, body], place) => message(it, author, body, { createdAt: minutesAgo(60 - place) }));
  site.answers["GET /api/rooms/:id"] = () => roomPage(it, items);
  site.answers["GET /api/rooms/:id/messages"] = () => page([]);
  await site.open(`/rooms/${it.id}`);
  await screen.findByRole("heading", { level: 1, name: it.name });
  return { it, items };
}

const talk = () => within(screen.getByRole("region", { name: "What is said" }));
const write = (text: string) =>
  fireEvent.input(screen.getByRole("textbox", { name: "Your message" }), { target: { value: text } });
const send = () => fireEvent.click(screen.getAllByRole("button", { name: "Send" })[0]!);

/** Answers posts as the API does. */
const takePosts = (it: { id: string }) => {
  site.answers["POST /api/rooms/:id/messages"] = ({ body }: Asked) => ({
    ...message(room({ id: it.id }), nora, (body as { body: string }).body),
    createdAt: new Date().toISOString(),
  });
};

test("shows what the room is about and who is in it, for a visitor too", async () => {
  const { it } = await open([[leila, "Warm it up."]]);
  expect(screen.getByText("Cold kitchen, day nine.")).toBeTruthy();
  expect(screen.getByRole("link", { name: "Bread" }).getAttribute("href")).toBe(`/topics/${it.topic.id}/bread`);
  expect(
    within(await screen.findByRole("complementary", { name: "1 joined" })).getByRole("link", { name: "ines" }),
  ).toBeTruthy();
  expect(document.title).toBe(`${it.name} · Studyhall`);
});

test("leaves out a description that only repeats the first message", async () => {
  await open([[leila, "Cold kitchen,\nday nine. And then it fell off the shelf."]]);
  expect(screen.queryByText("Cold kitchen, day nine.")).toBeNull();
});

test("one person speaking on is one turn, with one face and name", async () => {
  await open([
    [leila, "First."],
    [leila, "Second."],
    [nora, "Third."],
  ]);
  expect(talk().getAllByRole("link", { name: "leila" })).toHaveLength(1);
  expect(talk().getAllByRole("link", { name: "nora" })).toHaveLength(1);
});

test("a message taken back keeps its place", async () => {
  const it = room();
  const gone = message(it, leila, "", { deletedAt: minutesAgo(1) });
  site.answers["GET /api/rooms/:id"] = () => roomPage(it, [gone]);
  await site.open(`/rooms/${it.id}`);
  expect(await screen.findByText("leila took a message back.")).toBeTruthy();
});

test("a visitor's draft stays, and the way to sign in leads back to the room", async () => {
  const { it } = await open();
  write("I was about to say");
  const ways = screen.getAllByRole("link", { name: "Sign in to send" });
  expect(ways[0]!.getAttribute("href")).toBe(`/sign-in?returnTo=${encodeURIComponent(`/rooms/${it.id}`)}`);
  expect(screen.queryByRole("button", { name: "Send" })).toBeNull();
  become(nora);
  expect(screen.getByRole<HTMLTextAreaElement>("textbox", { name: "Your message" }).value).toBe("I was about to say");
});

test("what is posted appears at once and settles; the draft is gone", async () => {
  signIn();
  const { it } = await open();
  const { promise, resolve } = Promise.withResolvers<void>();
  takePosts(it);
  const answer = site.answers["POST /api/rooms/:id/messages"]!;
  site.answers["POST /api/rooms/:id/messages"] = async (asked) => {
    await promise;
    return answer(asked);
  };
  write("Feed it twice.");
  send();
  expect(await talk().findByText("Feed it twice.")).toBeTruthy();
  expect(talk().getByText(/sending/)).toBeTruthy();
  resolve();
  await waitFor(() => expect(talk().queryByText(/sending/)).toBeNull());
  expect(talk().getAllByText("Feed it twice.")).toHaveLength(1);
  expect(localStorage.getItem(`draft ${it.id}`)).toBeNull();
});

test("on a bad line a post is tried again with the same key and not doubled", async () => {
  vi.useFakeTimers({ shouldAdvanceTime: true, advanceTimeDelta: 200 });
  signIn();
  const { it } = await open();
  let tries = 0;
  takePosts(it);
  const answer = site.answers["POST /api/rooms/:id/messages"]!;
  site.answers["POST /api/rooms/:id/messages"] = (asked) => (++tries < 3 ? lineDown() : answer(asked));
  write("Feed it twice.");
  send();
  await waitFor(() => expect(tries).toBe(3));
  vi.useRealTimers();
  await waitFor(() => expect(talk().queryByText(/sending/)).toBeNull());
  const keys = site.askedFor("POST /api/rooms/:id/messages").map(({ headers }) => headers.get("idempotency-key"));
  expect(new Set(keys).size).toBe(1);
  expect(keys[0]).toMatch(/^[\x21-\x7e]{1,64}$/);
  expect(talk().getAllByText("Feed it twice.")).toHaveLength(1);
});

test("what could not be sent stays, over a reload too, and can be sent again", async () => {
  signIn();
  const { it } = await open();
  site.answers["POST /api/rooms/:id/messages"] = () => problem("forbidden");
  write("Feed it twice.");
  send();
  expect(await talk().findByText(/Not sent\./)).toBeTruthy();
  const kept = JSON.parse(localStorage.getItem(`outbox ${it.id}`)!);
  expect(kept).toEqual([{ key: expect.any(String), body: "Feed it twice." }]);
  takePosts(it);
  fireEvent.click(talk().getByRole("button", { name: "Send again" }));
  await waitFor(() => expect(talk().queryByText(/Not sent|sending/)).toBeNull());
  expect(site.askedFor("POST /api/rooms/:id/messages").at(-1)!.headers.get("idempotency-key")).toBe(kept[0].key);
  expect(localStorage.getItem(`outbox ${it.id}`)).toBeNull();
});

test("a session that ended meanwhile is said, with the way back in, and the words stay", async () => {
  signIn();
  await open();
  site.answers["POST /api/rooms/:id/messages"] = () => problem("signed-out");
  write("Feed it twice.");
  send();
  expect(await talk().findByText(/Please sign in/)).toBeTruthy();
  expect(talk().getByRole("link", { name: "Sign in" }).getAttribute("href")).toMatch(/^\/sign-in\?returnTo=/);
  expect(talk().getByText("Feed it twice.")).toBeTruthy();
});

test("what is sent before it is known who one is goes when that is known", async () => {
  const { promise, resolve } = Promise.withResolvers<void>();
  site.answers["GET /api/session"] = async () => {
    await promise;
    return { person: nora };
  };
  become(undefined as unknown as null);
  const { it } = await open();
  takePosts(it);
  write("Feed it twice.");
  send();
  expect(site.askedFor("POST /api/rooms/:id/messages")).toEqual([]);
  resolve();
  expect(await talk().findByText("Feed it twice.")).toBeTruthy();
  await waitFor(() => expect(site.askedFor("POST /api/rooms/:id/messages")).toHaveLength(1));
});

test("an empty message cannot be sent", async () => {
  signIn();
  await open();
  for (const nothing of ["   \n", "\u200b\u2060"]) {
    write(nothing);
    send();
  }
  expect(site.askedFor("POST /api/rooms/:id/messages")).toEqual([]);
});

/** Chooses an action of a message's menu. */
async function choose(body: string, action: string) {
  const row = talk().getByText(body).closest("article")!;
  fireEvent.click(within(row).getByRole("button", { name: /message actions/i }));
  fireEvent.click(await within(row).findByRole("button", { name: action }));
}

test("one's own message is edited in its place, with the version it was read with", async () => {
  signIn();
  const { items } = await open([[nora, "Order comes from a counter."]]);
  site.answers["PATCH /api/rooms/:id/messages/:message"] = ({ body }) => ({
    ...items[0]!,
    ...(body as object),
    version: 2,
    editedAt: minutesAgo(0),
  });
  await choose("Order comes from a counter.", "Edit");
  const field = await screen.findByRole("textbox", { name: "Edit your message" });
  fireEvent.input(field, { target: { value: "Order comes from two counters." } });
  fireEvent.click(screen.getByRole("button", { name: "Save" }));
  expect(await talk().findByText("Order comes from two counters.")).toBeTruthy();
  expect(talk().getByText("edited")).toBeTruthy();
  // The keyboard goes on where it was.
  const actions = screen.getByRole("button", { name: "Your message actions" });
  await waitFor(() => expect(document.activeElement).toBe(actions));
  expect(site.askedFor("PATCH /api/rooms/:id/messages/:message")[0]!.headers.get("if-match")).toBe('"v1"');
});

test("when it was changed elsewhere meanwhile both texts are shown and nothing typed is lost", async () => {
  signIn();
  const { items } = await open([[nora, "Mine at first."]]);
  const theirs = { ...items[0]!, body: "From my telephone.", version: 5 };
  site.answers["GET /api/rooms/:id/messages"] = () => page([theirs]);
  site.answers["PATCH /api/rooms/:id/messages/:message"] = ({ headers, body }) =>
    headers.get("if-match") === '"v5"' ? { ...theirs, ...(body as object), version: 6 } : problem("version-old");
  await choose("Mine at first.", "Edit");
  const field = await screen.findByRole<HTMLTextAreaElement>("textbox", { name: "Edit your message" });
  fireEvent.input(field, { target: { value: "Mine at last." } });
  fireEvent.click(screen.getByRole("button", { name: "Save" }));
  expect(await screen.findByText("From my telephone.")).toBeTruthy();
  expect(field.value).toBe("Mine at last.");
  fireEvent.click(screen.getByRole("button", { name: "Save mine over it" }));
  expect(await talk().findByText("Mine at last.")).toBeTruthy();
});

test("deleting one's own message offers Undo, which brings it back", async () => {
  signIn();
  const { items } = await open([[nora, "Said too soon."]]);
  site.answers["DELETE /api/rooms/:id/messages/:message"] = () => undefined;
  site.answers["POST /api/rooms/:id/messages/:message/restore"] = () => ({ ...items[0]!, version: 3 });
  await choose("Said too soon.", "Delete");
  expect(await screen.findByText("Message deleted.")).toBeTruthy();
  expect(talk().queryByText("Said too soon.")).toBeNull();
  fireEvent.click(screen.getByRole("button", { name: "Undo" }));
  expect(await talk().findByText("Said too soon.")).toBeTruthy();
});

test("another's message offers no editing and no deleting", async () => {
  signIn();
  await open([[leila, "Not yours."]]);
  fireEvent.click(talk().getByRole("button", { name: "Message actions" }));
  await talk().findByRole("button", { name: "Quote" });
  expect(talk().queryByRole("button", { name: "Edit" })).toBeNull();
  expect(talk().queryByRole("button", { name: "Delete" })).toBeNull();
});

test("quoting puts the words into the draft, under the name of who said them", async () => {
  signIn();
  await open([[leila, "Warm it up."]]);
  await choose("Warm it up.", "Quote");
  expect(screen.getByRole<HTMLTextAreaElement>("textbox", { name: "Your message" }).value).toBe(
    "@leila:\n> Warm it up.\n\n",
  );
});

test("newer messages come by themselves and are announced", async () => {
  vi.useFakeTimers({ shouldAdvanceTime: true, advanceTimeDelta: 200 });
  const { it, items } = await open([[leila, "First."]]);
  const next = message(it, leila, "Second.", { id: newId(), createdAt: minutesAgo(0) });
  site.answers["GET /api/rooms/:id/messages"] = ({ query }) => page(query.get("after") === items[0]!.id ? [next] : []);
  expect(await talk().findByText("Second.", {}, { timeout: 10_000 })).toBeTruthy();
  expect(await screen.findByText("1 new message")).toBeTruthy();
  vi.useRealTimers();
});

test("what others change shows in its place, and what one is writing in stays as it is", async () => {
  signIn();
  const { it, items } = await open([
    [leila, "As it was."],
    [leila, "Said too much."],
    [nora, "Mine."],
  ]);
  const [edited, taken, mine] = items as [Message, Message, Message];
  await choose("Mine.", "Edit");
  const field = await screen.findByRole("textbox", { name: "Edit your message" });
  fireEvent.input(field, { target: { value: "Mine, but better" } });
  const came = message(it, leila, "Came since.", { id: newId() });
  site.answers["GET /api/rooms/:id"] = () =>
    roomPage({ ...it, name: "Renamed meanwhile", version: it.version + 1 }, [
      { ...edited, body: "As it is.", editedAt: minutesAgo(0), version: 2 },
      { ...taken, body: "", deletedAt: minutesAgo(0), version: 2 },
      { ...mine, reactions: { thanks: 1 } },
      came,
    ]);
  // Coming back to the page reads it again, once nothing of one's own is on its way to the CDN.
  await vi.waitFor(
    () => {
      document.dispatchEvent(new Event("visibilitychange"));
      expect(talk().queryByText("As it is.")).toBeTruthy();
    },
    { timeout: 10_000, interval: 200 },
  );
  expect(talk().queryByText("Said too much.")).toBeNull();
  expect(screen.getByRole("heading", { level: 1, name: "Renamed meanwhile" })).toBeTruthy();
  expect(field.isConnected && (field as HTMLTextAreaElement).value).toBe("Mine, but better");
  // What came since is announced by those who watch for it.
  expect(talk().queryByText("Came since.")).toBeNull();
});

test("older messages come before those shown", async () => {
  const it = room();
  const [old, recent] = [message(it, leila, "Long ago."), message(it, leila, "Just now.")];
  site.answers["GET /api/rooms/:id"] = () => roomPage(it, [recent], { messages: page([recent], "older") });
  site.answers["GET /api/rooms/:id/messages"] = ({ query }) => page(query.get("before") === recent.id ? [old] : []);
  await site.open(`/rooms/${it.id}`);
  fireEvent.click(await screen.findByRole("button", { name: "Show older messages" }));
  await talk().findByText("Long ago.");
  const bodies = talk()
    .getAllByText(/Long ago\.|Just now\./)
    .map((node) => node.textContent);
  expect(bodies).toEqual(["Long ago.", "Just now."]);
  expect(talk().getByText("This is where the room begins.")).toBeTruthy();
});

test("joining and leaving change the count", async () => {
  signIn();
  await open();
  site.answers["POST /api/rooms/:id/membership"] = () => ({ ...nora, isHost: false, joinedAt: minutesAgo(0) });
  fireEvent.click(await screen.findByRole("button", { name: "Join" }));
  expect(await screen.findByRole("complementary", { name: "2 joined" })).toBeTruthy();
  site.answers["DELETE /api/rooms/:id/membership"] = () => undefined;
  fireEvent.click(screen.getByRole("button", { name: "Room actions" }));
  fireEvent.click(await screen.findByRole("button", { name: "Leave" }));
  expect(await screen.findByRole("complementary", { name: "1 joined" })).toBeTruthy();
});

test("its host can edit it and close it, after being asked", async () => {
  signIn();
  const { it } = await open([], { host: nora });
  expect(screen.queryByRole("button", { name: "Join" })).toBeNull();
  site.answers["DELETE /api/rooms/:id"] = () => undefined;
  fireEvent.click(screen.getByRole("button", { name: "Room actions" }));
  expect(await screen.findByRole("button", { name: "Edit room" })).toBeTruthy();
  fireEvent.click(screen.getByRole("button", { name: "Close room" }));
  fireEvent.click(await screen.findByRole("button", { name: "Close the room" }));
  expect(await screen.findByText(`“${it.name}” is closed.`)).toBeTruthy();
  await waitFor(() => expect(location.pathname).toBe("/"));
});

test("a closed room says so", async () => {
  site.answers["GET /api/rooms/:id"] = () => problem("gone");
  await site.open(`/rooms/${newId()}`);
  expect(await screen.findByRole("heading", { level: 1, name: "This room was closed" })).toBeTruthy();
});

test("an unknown room says so", async () => {
  await site.open(`/rooms/${newId()}`);
  expect(await screen.findByRole("heading", { level: 1, name: "Nobody is sitting here" })).toBeTruthy();
});

test("markup in a message is shown as text", async () => {
  await open([[leila, '<img src=x onerror="alert(1)"> and javascript:alert(1)']]);
  expect(talk().getByText(/<img src=x/)).toBeTruthy();
  expect(document.querySelector(".prose img")).toBeNull();
  expect(document.querySelector('.prose a[href^="javascript"]')).toBeNull();
});
