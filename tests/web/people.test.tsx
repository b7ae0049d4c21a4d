import { fireEvent, screen, waitFor, within } from "@solidjs/testing-library";
import { expect, test } from "vitest";
import { become } from "../../web/session/session";
import { problem, withSite } from "./support/site";
import { page, person, room, said, summaryOf } from "./support/things";

const site = withSite();
const nora = { ...person("nora"), displayName: "Nora Hale" };
const profile = { ...nora, bio: "Keeps databases by day.", joinedAt: "2026-03-04T00:00:00.000Z" };

const signIn = () => {
  site.answers["GET /api/session"] = () => ({ person: nora });
  become(nora);
};
const main = () => within(screen.getByRole("main"));

test("a person's page shows the bio, the hosted rooms and what was said", async () => {
  signIn();
  const hosted = room({ name: "Observing log", host: nora });
  site.answers["GET /api/users/nora"] = () => profile;
  site.answers["GET /api/users/nora/rooms"] = () => page([summaryOf(hosted)]);
  site.answers["GET /api/users/nora/activity"] = () => page([said(nora, hosted, "Clear sky.")]);
  await site.open("/people/nora");
  expect(await screen.findByRole("heading", { level: 1, name: "Nora Hale" })).toBeTruthy();
  expect(screen.getByText("Keeps databases by day.")).toBeTruthy();
  expect(await screen.findByRole("heading", { name: "Hosts 1 room" })).toBeTruthy();
  expect(await screen.findByText("Clear sky.")).toBeTruthy();
  expect(main().getByRole("link", { name: "Settings" })).toBeTruthy();
});

test("a visitor is asked to sign in for a profile, and nothing of it is read", async () => {
  await site.open("/people/nora");
  expect(await screen.findByRole("heading", { name: "Sign in to meet nora" })).toBeTruthy();
  expect(main().getByRole("link", { name: "Sign in" }).getAttribute("href")).toBe("/sign-in?returnTo=%2Fpeople%2Fnora");
  expect(site.askedFor("GET /api/users/nora")).toEqual([]);
  expect(site.askedFor("GET /api/me")).toEqual([]);
});

test("an unknown person is nobody", async () => {
  signIn();
  await site.open("/people/nobody");
  expect(await screen.findByRole("heading", { name: "Nobody is sitting here" })).toBeTruthy();
});

test("one's own name and bio are saved with the version they were read with", async () => {
  signIn();
  site.answers["GET /api/me"] = () => ({ ...profile, version: 7 });
  site.answers["PATCH /api/me"] = ({ body }) => ({ ...profile, ...(body as object), version: 8 });
  await site.open("/settings");
  const bio = await screen.findByRole("textbox", { name: "Bio" });
  fireEvent.input(bio, { target: { value: "Keeps clocks." } });
  fireEvent.click(screen.getByRole("button", { name: "Save" }));
  expect(await screen.findByText("Saved.")).toBeTruthy();
  const [asked] = site.askedFor("PATCH /api/me");
  expect(asked!.body).toEqual({ displayName: "Nora Hale", bio: "Keeps clocks." });
  expect(asked!.headers.get("if-match")).toBe('"v7"');
});

test("a profile changed elsewhere meanwhile shows both and keeps what was typed", async () => {
  signIn();
  let now = { ...profile, version: 7 };
  site.answers["GET /api/me"] = () => now;
  site.answers["PATCH /api/me"] = () => problem("version-old");
  await site.open("/settings");
  const bio = await screen.findByRole<HTMLTextAreaElement>("textbox", { name: "Bio" });
  fireEvent.input(bio, { target: { value: "Mine." } });
  now = { ...now, bio: "From my telephone.", version: 8 };
  fireEvent.click(screen.getByRole("button", { name: "Save" }));
  expect(await screen.findByText("From my telephone.")).toBeTruthy();
  expect(bio.value).toBe("Mine.");
});

test("signing out leaves a visitor at home", async () => {
  signIn();
  site.answers["GET /api/me"] = () => ({ ...profile, version: 1 });
  site.answers["POST /api/auth/sign-out"] = () => undefined;
  await site.open("/settings");
  fireEvent.click(await screen.findByRole("button", { name: "Sign out" }));
  expect(await screen.findByText("You are signed out.")).toBeTruthy();
  await waitFor(() => expect(location.pathname).toBe("/"));
  expect(screen.getAllByRole("link", { name: "Sign in" })[0]!.getAttribute("href")).toBe("/sign-in?returnTo=%2F");
});

test("day or dusk is kept on the device", async () => {
  await site.open("/settings");
  fireEvent.click(await screen.findByRole("radio", { name: "Dusk" }));
  expect(document.documentElement.dataset.theme).toBe("dark");
  expect(localStorage.getItem("theme")).toBe("dark");
  fireEvent.click(screen.getByRole("radio", { name: "System" }));
  expect(document.documentElement.dataset.theme).toBeUndefined();
});
