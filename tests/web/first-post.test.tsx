import { fireEvent, screen, waitFor, within } from "@solidjs/testing-library";
import { expect, test } from "vitest";
import type { Notice } from "../../shared/notices";
import { become } from "../../web/session/session";
import { Answered, withSite } from "./support/site";
import { message, minutesAgo, page, person, room, roomPage } from "./support/things";

const site = withSite();
const nora = { ...person("nora"), displayName: "Nora Hale", isNew: true as const };
const BODY = "See https://example.com for more.";
const WAITS = /Others see it once the owner has looked at it/;

const signIn = () => {
  site.answers["GET /api/session"] = () => ({ person: nora });
  become(nora);
};

const noticeOf = (id: string, roomId: string, more: Partial<Notice> = {}): Notice => ({
  id,
  kind: "first-post",
  state: "waits",
  about: "message",
  roomId,
  messageId: id,
  createdAt: minutesAgo(3),
  settledAt: null,
  text: BODY,
  answer: "",
  by: null,
  ...more,
});

async function sayFirst() {
  signIn();
  const it = room();
  const first = message(it, nora, BODY);
  site.answers["GET /api/rooms/:id"] = () => roomPage(it);
  site.answers["GET /api/rooms/:id/messages"] = () => page([]);
  site.answers["GET /api/me/notices"] = () => page([]);
  site.answers["POST /api/rooms/:id/messages"] = () => new Answered(202, { ...first, waits: true });
  const view = await site.open(`/rooms/${it.id}`);
  fireEvent.input(await screen.findByRole("textbox", { name: "Your message" }), { target: { value: BODY } });
  fireEvent.click(screen.getAllByRole("button", { name: "Send" })[0]!);
  await screen.findByText(WAITS);
  return { it, first, view };
}

test("a first post that waits for the owner says so, on any device, and is neither lost nor sent again", async () => {
  const { it, first, view } = await sayFirst();
  expect(screen.queryByText("Not sent.")).toBeNull();
  expect(screen.queryByRole("button", { name: "Send again" })).toBeNull();
  view.unmount();
  localStorage.clear();
  site.answers["GET /api/me/notices"] = () => page([noticeOf(first.id, it.id), noticeOf("other", "another room")]);
  await site.open(`/rooms/${it.id}`);
  expect(await screen.findAllByText(WAITS)).toHaveLength(1);
  expect(screen.getByText(/for more/)).toBeTruthy();
  expect(site.askedFor("POST /api/rooms/:id/messages").length).toBe(1);
});

test("once the owner has let it in, it stands among the others and waits no more", async () => {
  const { it, first, view } = await sayFirst();
  view.unmount();
  site.answers["GET /api/rooms/:id"] = () => roomPage(it, [first]);
  await site.open(`/rooms/${it.id}`);
  expect((await screen.findAllByText(/for more/)).length).toBe(1);
  expect(screen.queryByText(WAITS)).toBeNull();
});

test("one that was turned down says why, and is written anew where one writes; nothing of it is lost", async () => {
  signIn();
  const it = room();
  const refused = noticeOf("01JDREFUSED", it.id, { state: "refused", answer: "No shops, please." });
  site.answers["GET /api/rooms/:id"] = () => roomPage(it);
  site.answers["GET /api/me/notices"] = () => page([refused]);
  site.answers[`DELETE /api/me/notices/${refused.id}`] = () => undefined;
  await site.open(`/rooms/${it.id}`);
  const row = within((await screen.findByText(/The owner turned it down/)).closest("li")!);
  expect(row.getByText("The owner says: No shops, please.")).toBeTruthy();
  fireEvent.click(row.getByRole("button", { name: "Write it anew" }));
  await waitFor(() => expect(screen.queryByText(/The owner turned it down/)).toBeNull());
  expect(screen.getByRole<HTMLTextAreaElement>("textbox", { name: "Your message" }).value).toBe(BODY);
});

test("whoever is long here is not asked for first posts", async () => {
  const old = { ...nora, isNew: undefined };
  site.answers["GET /api/session"] = () => ({ person: old });
  become(old as never);
  const it = room();
  site.answers["GET /api/rooms/:id"] = () => roomPage(it, [message(it, nora, "Hello")]);
  await site.open(`/rooms/${it.id}`);
  await screen.findByText("Hello");
  expect(site.askedFor("GET /api/me/notices")).toEqual([]);
});
