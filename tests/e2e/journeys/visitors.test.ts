import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { makeMessage, makeRoom } from "../support/api";
import { chooseUsername, consent, withSite } from "../support/site";

const site = withSite();

const composer = (page: Page) => page.getByRole("textbox", { name: "Your message" });

test("a visitor reads a room and writes in it; after signing in the draft is there and two actions post it", async () => {
  const { stack } = site;
  const host = await stack.signIn("reading-host");
  const room = await makeRoom(stack, host, "A knife that wanders", { description: "Under way it drifts to the left." });
  await makeMessage(stack, host, room.id, "The blade is ground on one side.");

  const page = await site.visitor(`/rooms/${room.id}`);
  await page.getByText("The blade is ground on one side.").waitFor();
  await page.getByText("Under way it drifts to the left.").waitFor();
  expect(await page.getByRole("button", { name: "Send" }).count()).toBe(0);
  await composer(page).fill("Turn it around and it drifts to the right.");
  await page.getByRole("form", { name: "Write a message" }).getByRole("link", { name: "Sign in to send" }).click();
  await consent(page, "google", { handle: "newcomer", name: "Nia Newcomer" });

  // The username that is suggested will do: one action.
  await page.getByRole("button", { name: "Come in" }).click();
  await page.waitForURL(`**/rooms/${room.id}`);
  await page.getByText("The blade is ground on one side.").waitFor();
  expect(await composer(page).inputValue()).toBe("Turn it around and it drifts to the right.");
  // And another one.
  await page.getByRole("button", { name: "Send" }).click();
  await page.getByRole("article").filter({ hasText: "Turn it around" }).getByRole("link", { name: /:/ }).waitFor();
  expect(await composer(page).inputValue()).toBe("");

  const said = await (await stack.request(`/api/rooms/${room.id}/messages?limit=10`)).json();
  expect(said.items.map(({ body }: { body: string }) => body)).toEqual([
    "The blade is ground on one side.",
    "Turn it around and it drifts to the right.",
  ]);
});

test("a room that a visitor writes down is opened after signing in, as it was written", async () => {
  const page = await site.visitor("/rooms/new");
  await page.getByRole("textbox", { name: "Name" }).fill("Soup for forty");
  await page.getByRole("combobox", { name: "Topic" }).fill("Kitchens");
  await page.getByRole("textbox", { name: "What is it about?" }).fill("One pot, two rings, no help.");
  await page.getByRole("button", { name: "Sign in to open it" }).click();
  await consent(page, "github", { handle: "cook" });
  await chooseUsername(page, "soup-cook");

  await page.waitForURL("**/rooms/new");
  expect(await page.getByRole("textbox", { name: "Name" }).inputValue()).toBe("Soup for forty");
  expect(await page.getByRole("combobox", { name: "Topic" }).inputValue()).toBe("Kitchens");
  await page.getByRole("button", { name: "Open the room" }).click();
  await page.getByRole("heading", { level: 1, name: "Soup for forty" }).waitFor();
  await page.getByText("One pot, two rings, no help.").waitFor();
});

test("a profile shows a visitor nothing but the way to it, and opens after signing in", async () => {
  const { stack } = site;
  const as = await stack.signIn("quiet-person");
  const me = await stack.request("/api/me", { as });
  const version = ((await me.json()) as { version: number }).version;
  const bio = { displayName: "Quinn Person", bio: "Collects locks." };
  const saved = await stack.request("/api/me", {
    method: "PATCH",
    as,
    json: bio,
    headers: { "if-match": `"v${version}"` },
  });
  expect(saved.status).toBe(200);

  const page = await site.visitor("/people/quiet-person");
  await page.getByRole("heading", { level: 1, name: "Sign in to meet quiet-person" }).waitFor();
  expect(await page.getByText("Collects locks.").count()).toBe(0);
  await page.getByRole("main").getByRole("link", { name: "Sign in" }).click();
  await consent(page, "google", { handle: "curious" });
  await page.getByRole("button", { name: "Come in" }).click();
  await page.getByRole("heading", { level: 1, name: "Quinn Person" }).waitFor();
  await page.getByText("Collects locks.").waitFor();
});

test("who signed in before comes straight back to the room", async () => {
  const { stack } = site;
  const room = await makeRoom(stack, await stack.signIn("known-person"), "Known here");
  const page = await site.visitor(`/rooms/${room.id}`);
  await page.getByRole("banner").getByRole("link", { name: "Sign in" }).click();
  await consent(page, "github", { handle: "known-person" });
  await page.waitForURL(`**/rooms/${room.id}`);
  await page.getByRole("button", { name: "Room actions" }).click();
  await page.getByRole("button", { name: "Edit room" }).waitFor();
});

test("visitors see usernames and nothing else of people", async () => {
  const { stack } = site;
  const room = await makeRoom(stack, await stack.signIn("only-a-name"), "Names only");
  const page = await site.visitor(`/rooms/${room.id}`);
  const asked: string[] = [];
  page.on("request", (request) => {
    if (new URL(request.url()).pathname.startsWith("/api/") && request.method() === "GET") asked.push(request.url());
  });
  await page.reload({ waitUntil: "networkidle" });
  expect(asked.length).toBeGreaterThan(0);
  // Asked again as the page did: a browser may let go of what a page has already read.
  const answers = await Promise.all(asked.map(async (url) => (await page.request.get(url)).text()));
  expect(answers.join()).toContain("only-a-name");
  expect(answers.join()).not.toMatch(/displayName|email|bio/);
});
