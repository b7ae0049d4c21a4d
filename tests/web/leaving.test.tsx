import { fireEvent, screen, waitFor } from "@solidjs/testing-library";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { navigate } from "../../web/router/router";
import { become } from "../../web/session/session";
import { lineDown, problem, withSite } from "./support/site";
import { page, person } from "./support/things";

const site = withSite();
const nora = { ...person("nora"), displayName: "Nora Hale" };
const RECEIPT = "r".repeat(43);
const TOKEN = "t".repeat(43);
const github = { provider: "github" as const, linkedAt: "2026-03-04T00:00:00.000Z" };
const receipt = (finishedAt: string | null, messages: number) => ({
  startedAt: "2026-11-23T10:00:00.000Z",
  finishedAt,
  counts: { messages, rooms: 1, memberships: 2, other: 3 },
});

beforeEach(() => {
  become(nora);
  site.answers["GET /api/session"] = () => ({ person: nora });
  site.answers["GET /api/me/identities"] = () => ({ items: [github], fresh: true });
});
afterEach(() => vi.restoreAllMocks());

const press = async (name: string) => fireEvent.click(await screen.findByRole("button", { name }));
const field = () => screen.findByRole("textbox", { name: "Type nora to go on" });

test("leaving needs a choice and the own username, and leads to the receipt", async () => {
  localStorage.setItem("draft 1", "half a thought");
  site.answers["DELETE /api/me"] = () => ({ receipt: RECEIPT });
  site.answers["GET /api/erasures/:receipt"] = () => receipt(null, 2);
  await site.open("/leaving");
  await press("Erase my account");
  expect(await screen.findByText("Choose what becomes of what you said.")).toBeTruthy();
  expect(screen.getByText("This is not your username.")).toBeTruthy();
  fireEvent.click(screen.getByRole("radio", { name: "It is erased" }));
  fireEvent.input(await field(), { target: { value: "Nora" } });
  await press("Erase my account");
  expect(await screen.findByRole("heading", { name: "Your account is closed" })).toBeTruthy();
  expect(site.askedFor("DELETE /api/me")[0]!.body).toEqual({ username: "Nora", messages: "erase" });
  expect(location.pathname + location.hash).toBe(`/erased#${RECEIPT}`);
  expect(localStorage.getItem("draft 1")).toBeNull();
});

test("whoever signed in a while ago signs in once more before anything else", async () => {
  const assign = vi.spyOn(location, "assign").mockImplementation(() => {});
  site.answers["GET /api/me/identities"] = () => ({ items: [github], fresh: false });
  site.answers["POST /api/me/proof/github"] = () => ({ url: "https://github.test/" });
  await site.open("/leaving");
  await press("Sign in with GitHub");
  await waitFor(() => expect(assign).toHaveBeenCalledWith("https://github.test/"));
  expect(site.askedFor("POST /api/me/proof/github")[0]!.body).toEqual({ returnTo: "/leaving" });
  expect(screen.queryByRole("radio")).toBeNull();
});

test("a sign-in that failed on the way to leaving is told there", async () => {
  site.answers["GET /api/me"] = () => problem("internal");
  site.answers["GET /api/me/identities"] = () => ({ items: [github], fresh: false });
  await site.open("/settings?problem=other-person&returnTo=%2Fleaving");
  await waitFor(() => expect(location.pathname).toBe("/leaving"));
  expect(await screen.findByText(/somebody else's account/)).toBeTruthy();
});

test("a sign-in that grew old over the form, and a line that dropped, close nothing", async () => {
  site.answers["DELETE /api/me"] = lineDown;
  await site.open("/leaving");
  fireEvent.click(await screen.findByRole("radio", { name: /It stays/ }));
  fireEvent.input(await field(), { target: { value: "nora" } });
  await press("Erase my account");
  expect(await screen.findByText("Your account was not closed.")).toBeTruthy();
  site.answers["DELETE /api/me"] = () => problem("not-fresh");
  await press("Erase my account");
  expect(await screen.findByRole("button", { name: "Sign in with GitHub" })).toBeTruthy();
});

test("a visitor is asked to sign in before leaving", async () => {
  site.answers["GET /api/session"] = () => ({ person: null });
  become(null);
  await site.open("/leaving");
  expect(await screen.findByRole("heading", { name: "Sign in to leave" })).toBeTruthy();
});

test("a receipt follows the erasure to its end", async () => {
  const answers = [receipt(null, 1_000), receipt("2026-11-23T10:05:00.000Z", 5_000)];
  site.answers["GET /api/erasures/:receipt"] = () => answers.shift();
  // Before the page begins to wait.
  await site.open("/erased");
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  try {
    void navigate(`/erased#${RECEIPT}`);
    expect(await screen.findByText("1,000")).toBeTruthy();
    expect(screen.getByText("At work")).toBeTruthy();
    vi.advanceTimersByTime(2_000);
    expect(await screen.findByText("5,000")).toBeTruthy();
    expect(screen.getByText(/has been taken away/)).toBeTruthy();
    expect(site.askedFor("GET /api/erasures/:receipt")[0]!.path).toBe(`/api/erasures/${RECEIPT}`);
  } finally {
    vi.useRealTimers();
  }
});

test("a receipt that is none, or that does not load, says so", async () => {
  site.answers["GET /api/erasures/:receipt"] = () => problem("internal");
  await site.open(`/erased#${RECEIPT}`);
  expect((await screen.findAllByText("The receipt did not load.")).length).toBe(2);
  site.answers["GET /api/erasures/:receipt"] = () => problem("not-found");
  await press("Try again");
  expect(await screen.findByRole("heading", { name: "No such receipt" })).toBeTruthy();
});

test("the one-time link makes whoever opens it the owner", async () => {
  site.answers["POST /api/community/owner"] = () => undefined;
  await site.open(`/owner#${TOKEN}`);
  await press("Become its owner");
  expect(await screen.findByRole("heading", { name: "You look after this hall now" })).toBeTruthy();
  expect(site.askedFor("POST /api/community/owner")[0]!.body).toEqual({ token: TOKEN });
});

test("a visitor with the one-time link signs in and comes back with it", async () => {
  site.answers["GET /api/session"] = () => ({ person: null });
  become(null);
  await site.open(`/owner#${TOKEN}`);
  const main = screen.getByRole("main");
  await waitFor(() =>
    expect(main.querySelector("a.ink")!.getAttribute("href")).toBe(
      `/sign-in?returnTo=${encodeURIComponent(`/owner#${TOKEN}`)}`,
    ),
  );
});

test("a one-time link that was used, or is not whole, or meets a fault, says so", async () => {
  site.answers["POST /api/community/owner"] = lineDown;
  await site.open(`/owner#${TOKEN}`);
  await press("Become its owner");
  expect(await screen.findByText("It did not work.")).toBeTruthy();
  site.answers["POST /api/community/owner"] = () => problem("gone");
  await press("Become its owner");
  expect(await screen.findByRole("heading", { name: "This link has been used" })).toBeTruthy();
  expect(site.askedFor("POST /api/community/owner").length).toBe(2);
});

test("a one-time link without its end is not tried", async () => {
  await site.open("/owner#abc");
  expect(await screen.findByRole("heading", { name: "This link is not whole" })).toBeTruthy();
});

test.each([
  ["/privacy", "Privacy", "What is kept"],
  ["/terms", "Terms", "Your words are yours"],
  ["/guidelines", "Guidelines", /./],
])("%s is told in the community's own name", async (path, title, part) => {
  site.answers["GET /api/community"] = () => ({
    name: "The Reading Room",
    welcome: "",
    membersOnly: false,
    providers: [],
  });
  await site.open(path);
  expect(await screen.findByRole("heading", { level: 1, name: title })).toBeTruthy();
  expect(screen.getAllByRole("heading", { level: 2, name: part }).length).toBeGreaterThan(0);
  expect((await screen.findAllByText(/The Reading Room/)).length).toBeGreaterThan(0);
});

test("the texts are one step from home, from the doors and from the settings", async () => {
  for (const part of ["rooms", "topics"]) site.answers[`GET /api/${part}`] = () => ({ ...page([]), roomCount: 0 });
  site.answers["GET /api/activity"] = () => page([]);
  for (const path of ["/", "/settings"]) {
    const view = await site.open(path);
    expect((await screen.findByRole("link", { name: "Privacy" })).getAttribute("href")).toBe("/privacy");
    view.unmount();
  }
  site.answers["GET /api/session"] = () => ({ person: null });
  become(null);
  await site.open("/sign-in");
  expect((await screen.findByRole("link", { name: "Terms" })).getAttribute("href")).toBe("/terms");
});
