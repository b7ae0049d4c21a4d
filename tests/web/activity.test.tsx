import { fireEvent, screen, waitFor, within } from "@solidjs/testing-library";
import { expect, test } from "vitest";
import type { Notice } from "../../shared/notices";
import { become } from "../../web/session/session";
import { atNoon } from "./support/noon";
import { problem, withSite } from "./support/site";
import { minutesAgo, page, person, room, said } from "./support/things";

const site = withSite();
const nora = { ...person("nora"), displayName: "Nora Hale" };
const clocks = room({ name: "Clocks that lie" });

const signIn = () => {
  site.answers["GET /api/session"] = () => ({ person: nora });
  become(nora);
};
const list = async () => within(await screen.findByRole("main"));

test("one's rooms and messages stand in one list, newest first", async () => {
  atNoon();
  signIn();
  const own = room({ name: "Observing log", host: nora });
  site.answers["GET /api/me/activity"] = () =>
    page([
      said(nora, clocks, "We read elapsed time.", { createdAt: minutesAgo(1) }),
      said(nora, own, "One line a night.", { id: own.id, kind: "room", createdAt: minutesAgo(60 * 24) }),
    ]);
  await site.open("/activity");
  const rows = await (await list()).findAllByRole("listitem");
  expect(rows.map((row) => row.textContent)).toEqual([
    "Today",
    expect.stringContaining("You in Clocks that lie"),
    "Yesterday",
    expect.stringContaining("You opened Observing log"),
  ]);
});

test("a message is deleted at once, with Undo, and stands struck", async () => {
  signIn();
  const item = said(nora, clocks, "Said too soon.");
  site.answers["GET /api/me/activity"] = () => page([item]);
  site.answers[`DELETE /api/rooms/${clocks.id}/messages/${item.id}`] = () => undefined;
  site.answers[`POST /api/rooms/${clocks.id}/messages/${item.id}/restore`] = () => ({});
  await site.open("/activity");
  const main = await list();
  fireEvent.click(await main.findByRole("button", { name: "Delete your message in Clocks that lie" }));
  expect(await screen.findByText("Message deleted.")).toBeTruthy();
  expect(main.getByText("Said too soon.").tagName).toBe("S");
  // The keyboard goes on where it was.
  const back = main.getByRole("button", { name: "Bring it back" });
  await waitFor(() => expect(document.activeElement).toBe(back));
  fireEvent.click(screen.getByRole("button", { name: "Undo" }));
  expect(await main.findByRole("button", { name: "Delete your message in Clocks that lie" })).toBeTruthy();
});

test("a room that was closed earlier can be brought back", async () => {
  signIn();
  const item = said(nora, clocks, "", { id: clocks.id, kind: "room", deletedAt: minutesAgo(1) });
  site.answers["GET /api/me/activity"] = () => page([item]);
  site.answers[`POST /api/rooms/${clocks.id}/restore`] = () => clocks;
  await site.open("/activity");
  const main = await list();
  fireEvent.click(await main.findByRole("button", { name: "Bring it back" }));
  expect(await main.findByRole("button", { name: "Close your room Clocks that lie" })).toBeTruthy();
  expect(site.asked.at(-1)?.path).toBe(`/api/rooms/${clocks.id}/restore`);
});

test("what could not be deleted stands as it was", async () => {
  signIn();
  const item = said(nora, clocks, "Still here.");
  site.answers["GET /api/me/activity"] = () => page([item]);
  site.answers[`DELETE /api/rooms/${clocks.id}/messages/${item.id}`] = () =>
    problem("too-many", {}, { "retry-after": "12" });
  await site.open("/activity");
  const main = await list();
  fireEvent.click(await main.findByRole("button", { name: /Delete your message/ }));
  expect(await screen.findByText(/not deleted.*Try again in 12 seconds/)).toBeTruthy();
  await waitFor(() => expect(main.getByText("Still here.").tagName).toBe("P"));
});

test("without anything done it says what to do", async () => {
  signIn();
  site.answers["GET /api/me/activity"] = () => page([]);
  await site.open("/activity");
  expect(await screen.findByRole("heading", { name: "You have not said anything yet" })).toBeTruthy();
});

test("a visitor sees everyone's, and is asked to sign in for the own one", async () => {
  site.answers["GET /api/activity"] = () => page([said(person("leila"), clocks, "Apples.")]);
  await site.open("/activity");
  const main = await list();
  expect(main.getByRole("link", { name: "Sign in" }).getAttribute("href")).toBe("/sign-in?returnTo=%2Factivity");
  fireEvent.click(main.getByRole("link", { name: "Everyone" }));
  expect(await main.findByText("Apples.")).toBeTruthy();
  expect(main.queryByRole("button", { name: /Delete/ })).toBeNull();
});

test("what others took away says so and cannot be brought back; what the owner answered stands above", async () => {
  signIn();
  const gone = said(nora, clocks, "Rude words.", { deletedAt: minutesAgo(3) });
  const notice = (more: Partial<Notice>): Notice => ({
    id: gone.id,
    kind: "removal",
    state: "removed",
    about: "message",
    roomId: clocks.id,
    messageId: gone.id,
    createdAt: minutesAgo(3),
    settledAt: minutesAgo(3),
    text: "",
    answer: "",
    by: "host",
    ...more,
  });
  const kept = notice({ id: "kept", kind: "report", state: "kept", by: null, text: "It is rude" });
  const refused = notice({
    id: "no",
    kind: "first-post",
    state: "refused",
    by: null,
    answer: "No shops.",
    text: "Buy!",
  });
  site.answers["GET /api/me/activity"] = () => page([gone]);
  site.answers["GET /api/me/notices"] = () => page([notice({}), kept, refused]);
  site.answers["DELETE /api/me/notices/kept"] = () => undefined;
  await site.open("/activity");
  const main = await list();
  expect((await main.findByText(/\(by the room's host\)/)).closest("li")!.textContent).toContain("Rude words.");
  expect(main.queryByRole("button", { name: "Bring it back" })).toBeNull();
  const section = within(main.getByRole("region", { name: "From the owner and hosts" }));
  expect(section.getByText(/The room's host removed a message of yours/)).toBeTruthy();
  expect(section.getByText("The owner says: No shops.")).toBeTruthy();
  const line = within(section.getByText(/looked at it and lets it stand/).closest("li")!);
  expect(line.getByText("It is rude")).toBeTruthy();
  fireEvent.click(line.getByRole("button", { name: "Put away" }));
  await waitFor(() => expect(section.queryByText("It is rude")).toBeNull());
});
