import { fireEvent, screen, waitFor, within } from "@solidjs/testing-library";
import { afterEach, expect, test } from "vitest";
import type { AuditEntry } from "../../shared/audit";
import type { BanEntry, Report } from "../../shared/moderation";
import { learnCommunity } from "../../web/app/community";
import { become, learn } from "../../web/session/session";
import { problem, withSite } from "./support/site";
import { minutesAgo, newId, page, person, topic } from "./support/things";

const site = withSite();
const [ines, nora, mark] = [person("ines"), person("nora"), person("mark")];
const bread = { id: newId(), name: "Bread" };
const BEFORE = { name: "Studyhall", welcome: "", contact: "", membersOnly: false };

// A dialog stands beside the page.
afterEach(() => {
  document.body.replaceChildren();
  learnCommunity(BEFORE);
});

const signIn = (isOwner: boolean) => {
  const me = { ...ines, displayName: "Ines", ...(isOwner && { isOwner: true as const }) };
  site.answers["GET /api/session"] = () => ({ person: me });
  site.answers["GET /api/reports"] = () => page([]);
  become(me);
};

const report = (more: Partial<Report> = {}): Report => ({
  id: newId(),
  kind: "message",
  createdAt: minutesAgo(3),
  about: nora,
  room: bread,
  messageId: newId(),
  text: "Buy my watches.",
  reason: "Advertising or spam",
  reporter: mark,
  now: "there",
  isBanned: false,
  ...more,
});

/** The one case that holds these words. */
const caseWith = async (words: string) => within((await screen.findByText(words)).closest("li")!);
const click = (scope: ReturnType<typeof within> | typeof screen, name: string | RegExp) =>
  fireEvent.click(scope.getByRole("button", { name }));

test("the owner reads what was reported, hides it, brings it back and dismisses the report", async () => {
  signIn(true);
  const one = report();
  const thing = `/api/rooms/${bread.id}/messages/${one.messageId}`;
  site.answers["GET /api/reports"] = () => page([one]);
  site.answers[`DELETE ${thing}`] = () => undefined;
  site.answers[`POST ${thing}/restore`] = () => ({});
  site.answers[`DELETE /api/reports/${one.id}`] = () => undefined;
  await site.open("/community");
  const shown = await caseWith("Buy my watches.");
  expect(shown.getByText("Advertising or spam")).toBeTruthy();
  expect(shown.getByRole("link", { name: "mark" })).toBeTruthy();
  expect(shown.getByRole("link", { name: "Bread" }).getAttribute("href")).toBe(`/rooms/${bread.id}#${one.messageId}`);
  click(shown, "Hide it");
  await waitFor(() => click(shown, "Bring it back"));
  await waitFor(() => click(shown, "Dismiss"));
  expect(await screen.findByRole("heading", { name: "Nothing waits for you" })).toBeTruthy();
  expect(site.askedFor(`DELETE ${thing}`)).toHaveLength(1);
  expect(site.askedFor(`POST ${thing}/restore`)).toHaveLength(1);
});

test("what several people report is one case, with what each says, and is dismissed at once", async () => {
  signIn(true);
  const messageId = newId();
  const some = [mark, ines].map((reporter, index) => report({ messageId, reporter, reason: `Reason ${index}` }));
  site.answers["GET /api/reports"] = () => page([...some, report({ text: "Another thing" })]);
  site.answers["DELETE /api/reports/:id"] = () => undefined;
  await site.open("/community");
  const shown = await caseWith("Buy my watches.");
  expect(screen.getAllByText("Buy my watches.")).toHaveLength(1);
  expect(shown.getByText("2 people report it.")).toBeTruthy();
  expect([shown.getByText("Reason 0"), shown.getByText("Reason 1")]).toHaveLength(2);
  click(shown, "Dismiss");
  await waitFor(() => expect(screen.queryByText("Buy my watches.")).toBeNull());
  expect(site.askedFor("DELETE /api/reports/:id").map(({ path }) => path)).toEqual(
    some.map(({ id }) => `/api/reports/${id}`),
  );
  expect(screen.getByText("Another thing")).toBeTruthy();
});

const ban = (more: Partial<BanEntry> = {}): BanEntry => ({
  id: newId(),
  person: nora,
  bannedAt: minutesAgo(90),
  by: ines,
  reason: "Watches",
  postsHidden: true,
  ...more,
});

test("who is banned stands in a list with by whom and why, and is let in again from there", async () => {
  signIn(true);
  site.answers["GET /api/bans"] = () =>
    page([ban(), ban({ person: mark, by: null, reason: "Rude", postsHidden: false })]);
  site.answers["DELETE /api/users/nora/ban"] = () => undefined;
  await site.open("/community/people");
  const line = await caseWith("Watches");
  expect(line.getByRole("link", { name: "nora" })).toBeTruthy();
  expect(line.getByText(/^by/).textContent).toBe("by ines");
  expect(line.getByText("posts hidden")).toBeTruthy();
  click(line, "Let nora in again");
  await waitFor(() => expect(screen.queryByText("Watches")).toBeNull());
  expect(screen.getByText("Rude")).toBeTruthy();
});

test("a report leads to what was done to the person before", async () => {
  signIn(true);
  site.answers["GET /api/reports"] = () => page([report()]);
  site.answers["GET /api/bans"] = () => page([]);
  site.answers["GET /api/users/nora/ban"] = () => ({ bannedAt: null });
  const act = { id: newId(), at: minutesAgo(9), actor: ines, about: nora, messageId: null, note: "" };
  site.answers["GET /api/users/nora/record"] = () => page([{ ...act, action: "message-removed", room: bread }]);
  await site.open("/community");
  fireEvent.click((await caseWith("Buy my watches.")).getByRole("link", { name: "What was done before" }));
  const record = await screen.findByText(/removed what/);
  expect(record.textContent).toContain("ines removed what nora said in Bread");
  expect(screen.getByText("Nobody is banned.")).toBeTruthy();
});

test("what its author took back cannot be brought back here", async () => {
  signIn(true);
  site.answers["GET /api/reports"] = () => page([report({ now: "gone" })]);
  await site.open("/community");
  const shown = await caseWith("Buy my watches.");
  expect(shown.getByText("It is gone: who said it took it back.")).toBeTruthy();
  expect(shown.queryByRole("button", { name: "Bring it back" })).toBeNull();
});

test("a first post is shown to all or turned down", async () => {
  signIn(true);
  const [good, bad] = ["https://bread.example", "https://spam.example"].map((text) =>
    report({ kind: "first-post", text, reason: "", reporter: null }),
  ) as [Report, Report];
  site.answers["GET /api/reports"] = () => page([good, bad]);
  site.answers[`POST /api/reports/${good.id}/approve`] = () => undefined;
  site.answers[`POST /api/reports/${bad.id}/refuse`] = () => undefined;
  await site.open("/community");
  click(await caseWith(good.text), "Show it");
  await waitFor(() => expect(screen.queryByText(good.text)).toBeNull());
  click(await caseWith(bad.text), "Turn it down");
  const dialog = within(await screen.findByRole("dialog", { name: "Turn down the first post of nora?" }));
  fireEvent.input(dialog.getByRole("textbox"), { target: { value: "No shops." } });
  click(dialog, "Turn it down");
  expect(await screen.findByRole("heading", { name: "Nothing waits for you" })).toBeTruthy();
});

test("a ban needs a reason, and shows on every report about the person", async () => {
  signIn(true);
  site.answers["GET /api/reports"] = () => page([report({ text: "One." }), report({ text: "Two." })]);
  site.answers["POST /api/users/nora/ban"] = () => undefined;
  await site.open("/community");
  click(await caseWith("One."), "Ban nora");
  const dialog = within(await screen.findByRole("dialog", { name: "Ban nora?" }));
  click(dialog, "Ban nora");
  expect(await dialog.findByText("Say why, for those who look back.")).toBeTruthy();
  fireEvent.input(dialog.getByRole("textbox", { name: "Why" }), { target: { value: "Spam" } });
  fireEvent.click(dialog.getByRole("checkbox", { name: "Hide everything they said" }));
  click(dialog, "Ban nora");
  expect(await screen.findByText("nora is banned.")).toBeTruthy();
  expect(screen.getAllByRole("button", { name: "Let nora in again" })).toHaveLength(2);
  expect(site.askedFor("POST /api/users/nora/ban")[0]!.body).toEqual({ reason: "Spam", hidePosts: true });
});

test("reports that do not load are tried again", async () => {
  signIn(true);
  site.answers["GET /api/reports"] = () => problem("unavailable");
  await site.open("/community");
  expect(await screen.findByText("What waits did not load.")).toBeTruthy();
  site.answers["GET /api/reports"] = () => page([]);
  click(screen, "Try again");
  expect(await screen.findByRole("heading", { name: "Nothing waits for you" })).toBeTruthy();
});

test("somebody banned is looked up and let in again", async () => {
  signIn(true);
  site.answers["GET /api/users/:name/ban"] = () => problem("not-found");
  site.answers["GET /api/users/nora/ban"] = () => ({ bannedAt: "2026-11-03T10:00:00.000Z" });
  site.answers["DELETE /api/users/nora/ban"] = () => undefined;
  await site.open("/community/people");
  const field = await screen.findByRole("textbox", { name: "Username" });
  fireEvent.input(field, { target: { value: "nobody" } });
  click(screen, "Look up");
  expect(await screen.findByText("Nobody here has this username.")).toBeTruthy();
  fireEvent.input(field, { target: { value: "nora" } });
  click(screen, "Look up");
  expect(await screen.findByText(/Banned since/)).toBeTruthy();
  click(screen, "Let nora in again");
  expect(await screen.findByText("Comes and goes freely.")).toBeTruthy();
});

test("a topic is renamed, unless another has the name, and merged into another", async () => {
  signIn(true);
  const [old, other] = [topic("Baking", 2), topic("Clocks", 3)];
  site.answers["GET /api/topics"] = () => ({ ...page([other, old]), roomCount: 5 });
  site.answers[`PATCH /api/topics/${old.id}`] = ({ body }) =>
    (body as { name: string }).name === "Clocks" ? problem("conflict") : undefined;
  site.answers[`POST /api/topics/${old.id}/merge`] = () => undefined;
  await site.open("/community/topics");
  fireEvent.click(await screen.findByRole("button", { name: "Rename Baking" }));
  const dialog = within(await screen.findByRole("dialog"));
  const name = dialog.getByRole("textbox", { name: "Name" });
  fireEvent.input(name, { target: { value: "Clocks" } });
  click(dialog, "Rename");
  expect(await dialog.findByText("There is such a topic. You can merge the two.")).toBeTruthy();
  fireEvent.input(name, { target: { value: "Bread" } });
  click(dialog, "Rename");
  expect(await screen.findByRole("link", { name: "Bread" })).toBeTruthy();
  click(screen, "Merge Bread into another topic");
  const merging = within(await screen.findByRole("dialog", { name: "Merge “Bread” into another topic" }));
  click(merging, "Merge");
  expect(await merging.findByText("Choose where its rooms go.")).toBeTruthy();
  fireEvent.change(merging.getByRole("combobox", { name: "Into" }), { target: { value: other.id } });
  click(merging, "Merge");
  expect(await screen.findByText("5 rooms")).toBeTruthy();
  expect(site.askedFor(`POST /api/topics/${old.id}/merge`)[0]!.body).toEqual({ into: other.id });
});

test("what was done is told in sentences, month by month", async () => {
  signIn(true);
  const entry = (more: Partial<AuditEntry>): AuditEntry => ({
    id: newId(),
    at: minutesAgo(9),
    action: "person-banned",
    actor: ines,
    about: nora,
    room: null,
    messageId: null,
    note: "",
    ...more,
  });
  site.answers["GET /api/audit"] = ({ query }) =>
    query.get("month") === "2025-12"
      ? page([])
      : page([entry({ note: "Spam" }), entry({ action: "room-locked", room: bread, about: null, actor: null })]);
  await site.open("/community/audit");
  expect((await screen.findByText("Spam")).closest("li")!.textContent).toContain("ines banned nora");
  expect(screen.getByRole("link", { name: "Bread" }).closest("li")!.textContent).toContain(
    "deleted person locked Bread",
  );
  document.body.replaceChildren();
  await site.open("/community/audit?month=2025-12");
  expect(await screen.findByRole("heading", { name: "Nothing was done in this month" })).toBeTruthy();
  expect(screen.getByRole("link", { name: "Later: January 2026" })).toBeTruthy();
});

const SETTINGS = { name: "Ines's hall", welcome: "Come in.", contact: "", membersOnly: false, version: 4 };

test("settings are saved with their version, and the name stands at the head of the page at once", async () => {
  signIn(true);
  site.answers["GET /api/community/settings"] = () => SETTINGS;
  site.answers["PATCH /api/community"] = ({ body }) => ({ ...SETTINGS, ...(body as object), version: 5 });
  await site.open("/community/settings");
  const name = await screen.findByRole("textbox", { name: "Name of the community" });
  fireEvent.input(name, { target: { value: "The bread hall" } });
  fireEvent.click(screen.getByRole("checkbox", { name: "Members only" }));
  click(screen, "Save");
  expect(await screen.findByText(/^Saved\./)).toBeTruthy();
  const [asked] = site.askedFor("PATCH /api/community");
  expect(asked!.headers.get("if-match")).toBe('"v4"');
  expect(asked!.body).toEqual({ name: "The bread hall", welcome: "Come in.", contact: "", membersOnly: true });
  expect(within(screen.getByRole("banner")).getByRole("link", { name: "The bread hall" })).toBeTruthy();
});

test("settings that another owner changed meanwhile show both and keep what was typed", async () => {
  signIn(true);
  site.answers["GET /api/community/settings"] = () => SETTINGS;
  site.answers["PATCH /api/community"] = () => problem("version-old");
  await site.open("/community/settings");
  const welcome = await screen.findByRole<HTMLTextAreaElement>("textbox", { name: "Welcome" });
  fireEvent.input(welcome, { target: { value: "Mine." } });
  site.answers["GET /api/community/settings"] = () => ({ ...SETTINGS, welcome: "Theirs.", version: 5 });
  click(screen, "Save");
  expect(await screen.findByText("Theirs.")).toBeTruthy();
  expect(welcome.value).toBe("Mine.");
  expect(screen.getByRole("button", { name: "Save mine over it" })).toBeTruthy();
});

test("whoever does not own the community is turned away, and nothing of it is asked for", async () => {
  signIn(false);
  await site.open("/community");
  expect(await screen.findByRole("heading", { name: "Only the owner comes in here" })).toBeTruthy();
  expect(site.askedFor("GET /api/reports")).toEqual([]);
});

test("in a members-only community a visitor finds a door with its name and welcome on it", async () => {
  const community = { name: "Ines's hall", welcome: "Bakers only.", membersOnly: true, providers: ["google"] };
  site.answers["GET /api/community"] = () => community;
  for (const way of ["GET /api/rooms", "GET /api/topics", "GET /api/activity"])
    site.answers[way] = () => problem("signed-out");
  await site.open("/");
  expect(await screen.findByRole("heading", { level: 1, name: "Ines's hall" })).toBeTruthy();
  expect(screen.getByText("Bakers only.")).toBeTruthy();
  expect(document.title).toBe("Ines's hall");
  const signIn = within(screen.getByRole("main")).getByRole("link", { name: "Sign in" });
  expect(signIn.getAttribute("href")).toBe("/sign-in?returnTo=%2F");
});

test("a welcome greets visitors at home, and members no more", async () => {
  site.answers["GET /api/community"] = () => ({ ...BEFORE, welcome: "Mind the step.", providers: [] });
  await site.open("/");
  expect(await screen.findByText("Mind the step.")).toBeTruthy();
  signIn(false);
  await waitFor(() => expect(screen.queryByText("Mind the step.")).toBeNull());
});

test("whoever is banned is told so, and since when and why only with the session that was closed", async () => {
  learnCommunity({ ...BEFORE, contact: "hall@example.org" });
  await site.open("/sign-in?problem=banned");
  const told = (await screen.findByText("You are banned from this community.")).closest("[role=alert]")!;
  expect(told.textContent).toContain("cannot come in until the owner lets you in again");
  expect(told.textContent).not.toContain("The owner says why");
  expect(
    within(told as HTMLElement)
      .getByRole("link")
      .getAttribute("href"),
  ).toBe("mailto:hall@example.org");
  site.answers["GET /api/session"] = () => ({ person: null, ban: { bannedAt: minutesAgo(9), reason: "Watches" } });
  await learn();
  expect(await screen.findByText("The owner says why: Watches")).toBeTruthy();
});

test("whoever is banned while they are here is led to the door and told, once", async () => {
  signIn(false);
  site.answers["GET /api/rooms"] = () => page([]);
  await site.open("/");
  const answer = { person: null, ban: { bannedAt: "2026-01-02T03:04:05.000Z", reason: "Watches" } };
  site.answers["GET /api/session"] = () => answer;
  await learn();
  expect(await screen.findByText("The owner says why: Watches")).toBeTruthy();
  expect(location.pathname).toBe("/sign-in");
  fireEvent.click(screen.getByRole("link", { name: "Just read" }));
  await waitFor(() => expect(location.pathname).toBe("/"));
  await learn();
  expect(location.pathname).toBe("/");
});

test("another person is reported from their page; the owner bans them from there", async () => {
  signIn(true);
  site.answers["GET /api/users/mark"] = () => ({ ...mark, displayName: "Mark", bio: "", joinedAt: minutesAgo(99) });
  site.answers["GET /api/users/mark/ban"] = () => ({ bannedAt: null });
  await site.open("/people/mark");
  fireEvent.click(await screen.findByRole("button", { name: "Actions about this person" }));
  const menu = within(await screen.findByRole("group"));
  expect((await menu.findAllByRole("button")).map(({ textContent }) => textContent)).toEqual(["Report", "Ban mark"]);
  click(menu, "Report");
  expect(await screen.findByRole("dialog", { name: "Report mark" })).toBeTruthy();
});
