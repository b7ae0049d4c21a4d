import { fireEvent, screen, waitFor, within } from "@solidjs/testing-library";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { OpenSession } from "../../shared/account";
import type { OwnProfile } from "../../shared/people";
import { become } from "../../web/session/session";
import { atNoon } from "./support/noon";
import { Answered, lineDown, problem, withSite } from "./support/site";
import { minutesAgo, person } from "./support/things";

const site = withSite();
const nora = { ...person("nora"), displayName: "Nora Hale" };
const profile: OwnProfile = { ...nora, bio: "", joinedAt: "2026-03-04T00:00:00.000Z", version: 1, hasPicture: false };
const DAY = 24 * 60;
const github = { provider: "github" as const, linkedAt: minutesAgo(90 * DAY) };
const google = { provider: "google" as const, linkedAt: minutesAgo(9 * DAY) };
const session = (device: string, more: Partial<OpenSession> = {}): OpenSession => ({
  id: device.padEnd(64, "0"),
  device,
  createdAt: minutesAgo(3 * DAY),
  lastUsedAt: minutesAgo(20),
  isThis: false,
  ...more,
});

beforeEach(() => {
  become(nora);
  site.answers["GET /api/session"] = () => ({ person: nora });
  site.answers["GET /api/community"] = () => ({
    name: "The Reading Room",
    welcome: "",
    membersOnly: false,
    providers: ["google", "github"],
  });
  site.answers["GET /api/me"] = () => profile;
  site.answers["GET /api/me/identities"] = () => ({ items: [github], fresh: true });
  site.answers["GET /api/me/sessions"] = () => ({ items: [session("Firefox on Linux", { isThis: true })] });
});
afterEach(() => vi.restoreAllMocks());

const part = async (name: string) => within(await screen.findByRole("region", { name }));
const press = async (name: string | RegExp) => fireEvent.click(await screen.findByRole("button", { name }));
const leavesFor = () => vi.spyOn(location, "assign").mockImplementation(() => {});
const type = (field: HTMLElement, value: string) => fireEvent.input(field, { target: { value } });

test("what stands below the profile asks meanwhile, and is shown when nothing can push it down any more", async () => {
  const { promise, resolve } = Promise.withResolvers<OwnProfile>();
  site.answers["GET /api/me"] = () => promise;
  await site.open("/settings");
  await waitFor(() => expect(site.askedFor("GET /api/me/sessions")).toHaveLength(1));
  expect(screen.queryByRole("region", { name: "This device" })).toBeNull();
  resolve(profile);
  expect(await screen.findByRole("region", { name: "This device" })).toBeTruthy();
  expect(screen.getByRole("region", { name: "Username" })).toBeTruthy();
});

test("a username is changed, and says what becomes of the old address", async () => {
  await site.open("/settings");
  const { findByRole, getByText } = await part("Username");
  expect(getByText(/once in 30 days; your old address leads to you for as long/)).toBeTruthy();
  site.answers["POST /api/me/username"] = () => ({
    ...profile,
    username: "nora-h",
    usernameChangedAt: new Date().toISOString(),
  });
  type(await findByRole("textbox", { name: "New username" }), " nora-h ");
  await press("Change it");
  expect(await screen.findByText(/You are nora-h now/)).toBeTruthy();
  expect(site.askedFor("POST /api/me/username")[0]!.body).toEqual({ username: "nora-h" });
  expect(await screen.findByText(/You can change it again on/)).toBeTruthy();
  expect(screen.queryByRole("textbox", { name: "New username" })).toBeNull();
});

test("a username that was changed lately says when it may be changed again", async () => {
  atNoon();
  site.answers["GET /api/me"] = () => ({ ...profile, usernameChangedAt: minutesAgo(10 * DAY) });
  await site.open("/settings");
  const { findByText, queryByRole } = await part("Username");
  const words = (await findByText(/You can change it again on/)).textContent!;
  const day = new Intl.DateTimeFormat("en", { day: "numeric", month: "long" }).format(Date.now() + 20 * DAY * 60_000);
  expect(words).toMatch(new RegExp(day.split(" ").toSorted().join("|")));
  expect(queryByRole("textbox")).toBeNull();
});

test("a username that is none, that somebody has, or that was changed elsewhere is told beside its field", async () => {
  await site.open("/settings");
  const field = await screen.findByRole("textbox", { name: "New username" });
  type(field, "n h");
  await press("Change it");
  expect(await screen.findByText("A username is 2 to 30 letters, digits or hyphens.")).toBeTruthy();
  expect(site.askedFor("POST /api/me/username")).toEqual([]);
  site.answers["POST /api/me/username"] = () => problem("username-taken");
  type(field, "ines");
  await press("Change it");
  expect(await screen.findByText("Somebody already sits here. Try another one.")).toBeTruthy();
  expect(field.getAttribute("aria-invalid")).toBe("true");
  site.answers["POST /api/me/username"] = () => problem("conflict", { detail: "Once in 30 days." });
  site.answers["GET /api/me"] = () => ({ ...profile, usernameChangedAt: minutesAgo(60) });
  type(field, "nora-h");
  await press("Change it");
  expect(await screen.findByText(/You can change it again on/)).toBeTruthy();
});

test("the only way of signing in cannot be unlinked; another one is linked at its provider", async () => {
  const assign = leavesFor();
  site.answers["POST /api/me/identities/google"] = () => ({ url: "https://google.test/" });
  await site.open("/settings");
  const { findByText, queryByRole } = await part("Ways of signing in");
  expect(await findByText("your only way in")).toBeTruthy();
  expect(queryByRole("button", { name: "Unlink GitHub" })).toBeNull();
  await press("Link Google");
  await waitFor(() => expect(assign).toHaveBeenCalledWith("https://google.test/"));
  expect(site.askedFor("POST /api/me/identities/google")[0]!.body).toEqual({ returnTo: "/settings?done=linked#ways" });
});

test("linking and unlinking ask for a fresh sign-in when the last one is old", async () => {
  const assign = leavesFor();
  site.answers["GET /api/me/identities"] = () => ({ items: [github, google], fresh: false });
  site.answers["DELETE /api/me/identities/:provider"] = () => problem("not-fresh");
  site.answers["POST /api/me/proof/github"] = () => ({ url: "https://github.test/" });
  await site.open("/settings");
  await press("Unlink Google");
  expect(await screen.findByText(/This needs a sign-in of the last 10 minutes/)).toBeTruthy();
  await press("Sign in with GitHub");
  await waitFor(() => expect(assign).toHaveBeenCalledWith("https://github.test/"));
  expect(site.askedFor("POST /api/me/proof/github")[0]!.body).toEqual({ returnTo: "/settings?done=proved#ways" });
});

test("a way of signing in is unlinked; the last one left says so", async () => {
  site.answers["GET /api/me/identities"] = () => ({ items: [github, google], fresh: true });
  site.answers["DELETE /api/me/identities/google"] = () => undefined;
  await site.open("/settings");
  await press("Unlink Google");
  expect(await screen.findByText("Google is unlinked.")).toBeTruthy();
  expect(screen.getByText("your only way in")).toBeTruthy();
  expect(screen.getByRole("button", { name: "Link Google" })).toBeTruthy();
});

test("when another device was faster, the last way of signing in stays and says why", async () => {
  site.answers["GET /api/me/identities"] = () => ({ items: [github, google], fresh: true });
  site.answers["DELETE /api/me/identities/google"] = () => problem("conflict");
  await site.open("/settings");
  await press("Unlink Google");
  expect(await screen.findByText(/This is the only way to sign in/)).toBeTruthy();
});

test.each([
  ["cancelled", /turned back at the other door/],
  ["expired", /took too long/],
  ["other-person", /somebody else's account/],
  ["linked-elsewhere", /signs somebody in here already/],
])("a way to a provider that ended as %s is told where it began", async (ended, words) => {
  await site.open(`/settings?problem=${ended}&returnTo=%2Fsettings%23ways`);
  const { findByText } = await part("Ways of signing in");
  expect(await findByText(words)).toBeTruthy();
});

test("coming back linked is told, and text that somebody put into the address is not", async () => {
  await site.open("/settings?done=linked&problem=call%20555-0100#ways");
  expect(await screen.findByText(/You can sign in both ways from now on/)).toBeTruthy();
  await part("Ways of signing in");
  expect(document.body.textContent).not.toContain("555-0100");
  await waitFor(() => expect(location.search + location.hash).toBe("#ways"));
});

test("open sessions tell device, last use and which one is this; one of them is signed out", async () => {
  const phone = session("Safari on iPhone");
  site.answers["GET /api/me/sessions"] = () => ({ items: [session("Firefox on Linux", { isThis: true }), phone] });
  site.answers["DELETE /api/me/sessions/:id"] = () => undefined;
  await site.open("/settings");
  const { findByText, getByText, queryByRole, queryByText } = await part("Where you are signed in");
  expect((await findByText("Safari on iPhone")).closest("li")!.textContent).toContain("last used 20 min");
  expect(getByText("Firefox on Linux").closest("li")!.textContent).toContain("here");
  expect(queryByRole("button", { name: "Sign out Firefox on Linux" })).toBeNull();
  await press("Sign out Safari on iPhone");
  expect(await screen.findByText("Safari on iPhone is signed out.")).toBeTruthy();
  expect(queryByText("Safari on iPhone")).toBeNull();
  expect(site.askedFor("DELETE /api/me/sessions/:id")[0]!.path).toBe(
    `/api/me/sessions/${phone.id}`.replaceAll(" ", "%20"),
  );
});

test("signing out everywhere leaves a visitor at home", async () => {
  site.answers["POST /api/auth/sign-out-everywhere"] = () => undefined;
  await site.open("/settings");
  await press("Sign out everywhere");
  expect(await screen.findByText("You are signed out.")).toBeTruthy();
  await waitFor(() => expect(location.pathname).toBe("/"));
});

test("parts that do not load say so and can be tried again, one by one", async () => {
  site.answers["GET /api/me/identities"] = lineDown;
  site.answers["GET /api/me/sessions"] = () => problem("internal");
  await site.open("/settings");
  const ways = (await screen.findByText("Your ways of signing in did not load.")).closest("[role=alert]")!;
  expect(await screen.findByText("The list of your devices did not load.")).toBeTruthy();
  site.answers["GET /api/me/identities"] = () => ({ items: [github], fresh: true });
  fireEvent.click(within(ways as HTMLElement).getByRole("button", { name: "Try again" }));
  expect(await screen.findByText("your only way in")).toBeTruthy();
  expect(screen.getByRole("button", { name: "Sign out" })).toBeTruthy();
});

test("everything is downloaded as a file named after its owner", async () => {
  const link = vi.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation(() => {});
  URL.createObjectURL = vi.fn(() => "blob:file");
  site.answers["GET /api/me/export"] = () => ({ kind: "account" });
  await site.open("/settings");
  await press("Download everything");
  expect(await screen.findByText("The file is on your device.")).toBeTruthy();
  expect((link.mock.contexts[0] as HTMLAnchorElement).download).toBe("nora.jsonl");
});

test("what is too large for one answer is made first, and then there is a link", async () => {
  const answers = [
    { state: "being-made", url: null },
    { state: "ready", url: "http://store.test/file" },
  ];
  site.answers["GET /api/me/export"] = () => new Answered(202, answers.shift());
  await site.open("/settings");
  const button = await screen.findByRole("button", { name: "Download everything" });
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  try {
    fireEvent.click(button);
    expect(await screen.findByText(/The file is being made/)).toBeTruthy();
    vi.advanceTimersByTime(3_000);
    const link = await screen.findByRole("link", { name: "Fetch the file" });
    expect(link.getAttribute("href")).toBe("http://store.test/file");
  } finally {
    vi.useRealTimers();
  }
});

test("an export that fails says so", async () => {
  site.answers["GET /api/me/export"] = () => problem("too-many", {}, { "retry-after": "60" });
  await site.open("/settings");
  await press("Download everything");
  expect(await screen.findByText("The file was not made.")).toBeTruthy();
  expect(screen.getByRole("button", { name: "Download everything" })).toBeTruthy();
});
