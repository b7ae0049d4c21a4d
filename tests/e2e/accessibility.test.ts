import type { Page } from "playwright-core";
import { beforeAll, expect, test } from "vitest";
import type { Room } from "../../shared/rooms";
import { plain } from "../support/pictures";
import { makeMessage, makeRoom } from "./support/api";
import { AXE, violations } from "./support/axe";
import { own } from "./support/owner";
import { consent, withSite } from "./support/site";

const site = withSite(undefined, { script: AXE });

const HOST = "host-of-all";
let room: Room;
let closed: Room;

beforeAll(async () => {
  const { stack } = site;
  const [host, guest] = [await stack.signIn(HOST), await stack.signIn("guest-of-all")];
  const about = { description: "What one sees\nand what one hears." };
  room = await makeRoom(stack, host, "Seen and heard", about);
  closed = await makeRoom(stack, host, "Closed already");
  await stack.request(`/api/rooms/${closed.id}`, { method: "DELETE", as: host });
  for (const topic of ["Bread", "Clocks", "C++"]) await makeRoom(stack, guest, `A room about ${topic}`, { topic });
  await makeMessage(stack, host, room.id, "The first of them.\n\n> quoted before");
  const code = await makeMessage(
    stack,
    guest,
    room.id,
    "Some `code`, *words* and\n\n```ts\nconst a: number = 1; // and a block\n```\n\n```ts\nconst b = a; // and another\n```",
  );
  await stack.request(`/api/rooms/${room.id}/messages/${code.id}/reaction`, {
    method: "PUT",
    as: host,
    json: { reaction: "thanks" },
  });
  const gone = await makeMessage(stack, host, room.id, "Taken back.");
  await stack.request(`/api/rooms/${room.id}/messages/${gone.id}`, { method: "DELETE", as: host });
  await makeMessage(stack, host, room.id, "See https://example.com/a-link for more.");
  await makeMessage(stack, host, room.id, "The last of them.");
  await stack.drained();
}, 60_000);

const main = (page: Page) => page.getByRole("main");
const heading = (page: Page, name: string | RegExp) => page.getByRole("heading", { name }).first().waitFor();
const talk = (page: Page) => page.getByText("The last of them.").first().waitFor();

/** What never comes leaves a page as it is while it loads. */
const holdBack = (page: Page, address: string) => page.route(address, () => {});

const openMenu = async (page: Page, label: string) => {
  await page.getByRole("button", { name: label }).last().click();
  await page.getByRole("group", { name: label }).waitFor();
};

type State = { who: string | undefined; path: () => string; reach: (page: Page) => Promise<unknown> };

const pages: Record<string, State> = {
  home: {
    who: undefined,
    path: () => "/",
    reach: (page) => page.getByRole("link", { name: room.name }).first().waitFor(),
  },
  "home, signed in": {
    who: HOST,
    path: () => "/",
    reach: (page) => page.getByRole("link", { name: room.name }).first().waitFor(),
  },
  topics: {
    who: undefined,
    path: () => "/topics",
    reach: (page) => main(page).getByRole("link", { name: "Clocks" }).waitFor(),
  },
  "a topic": {
    who: undefined,
    path: () => `/topics/${room.topic.id}/journeys`,
    reach: (page) => main(page).getByRole("link", { name: room.name }).waitFor(),
  },
  search: {
    who: undefined,
    path: () => "/search",
    reach: (page) => page.getByRole("heading", { level: 1 }).waitFor({ state: "attached" }),
  },
  "search with something asked": {
    who: undefined,
    path: () => "/search?q=heard",
    reach: (page) => page.getByRole("heading", { level: 1 }).waitFor({ state: "attached" }),
  },
  "everyone's activity": {
    who: undefined,
    path: () => "/activity/everyone",
    reach: (page) => main(page).getByText("The last of them.").waitFor(),
  },
  "a visitor's activity": { who: undefined, path: () => "/activity", reach: (page) => heading(page, /Sign in to see/) },
  "one's own activity": {
    who: HOST,
    path: () => "/activity",
    reach: (page) => main(page).getByRole("button", { name: "Bring it back" }).first().waitFor(),
  },
  "nobody's activity": {
    who: "newly-here",
    path: () => "/activity",
    reach: (page) => heading(page, /You have not said/),
  },
  "a room, for a visitor": { who: undefined, path: () => `/rooms/${room.id}`, reach: talk },
  "a room, for its host": { who: HOST, path: () => `/rooms/${room.id}`, reach: talk },
  "a closed room": {
    who: undefined,
    path: () => `/rooms/${closed.id}`,
    reach: (page) => heading(page, "This room was closed"),
  },
  "a new room": { who: HOST, path: () => "/rooms/new", reach: (page) => heading(page, "As others will see it") },
  "a new room, for a visitor": {
    who: undefined,
    path: () => "/rooms/new",
    reach: (page) => page.getByRole("button", { name: "Sign in to open it" }).waitFor(),
  },
  "a room being edited": {
    who: HOST,
    path: () => `/rooms/${room.id}/edit`,
    reach: (page) => page.getByRole("textbox", { name: "Name" }).waitFor(),
  },
  "another's room being edited": {
    who: "newly-here",
    path: () => `/rooms/${room.id}/edit`,
    reach: (page) => heading(page, "Only its host can edit a room"),
  },
  "a profile": {
    who: "newly-here",
    path: () => `/people/${HOST}`,
    reach: (page) => heading(page, /^Hosts \d+ rooms?$/),
  },
  "one's own profile": {
    who: HOST,
    path: () => `/people/${HOST}`,
    reach: (page) => heading(page, /^Hosts \d+ rooms?$/),
  },
  "a profile, for a visitor": {
    who: undefined,
    path: () => `/people/${HOST}`,
    reach: (page) => heading(page, /Sign in to meet/),
  },
  settings: {
    who: HOST,
    path: () => "/settings",
    reach: async (page) => {
      await page.getByText("your only way in").waitFor();
      await page.getByText("in use now").waitFor();
      await page.getByRole("textbox", { name: "New username" }).waitFor();
    },
  },
  "settings, for a visitor": { who: undefined, path: () => "/settings", reach: (page) => heading(page, "Settings") },
  "leaving for good": {
    who: "newly-here",
    path: () => "/leaving",
    reach: async (page) => {
      await page.getByRole("button", { name: "Erase my account" }).click();
      await page.getByText("Choose what becomes of what you said.").waitFor();
    },
  },
  "a receipt": {
    who: undefined,
    path: () => "/",
    reach: async (page) => {
      const counts = { messages: 1, rooms: 2, memberships: 3, other: 4 };
      const startedAt = new Date().toISOString();
      await page.route("**/api/erasures/*", (route) =>
        route.fulfill({ json: { startedAt, finishedAt: startedAt, counts } }),
      );
      await page.goto(`${site.stack.origin}/erased#receipt`);
      await heading(page, "Your account is closed");
    },
  },
  "the doors": {
    who: undefined,
    path: () => "/sign-in?problem=cancelled",
    reach: (page) => page.getByRole("button", { name: "Continue with GitHub" }).waitFor(),
  },
  "nothing to welcome": {
    who: undefined,
    path: () => "/welcome",
    reach: (page) => heading(page, "Nothing to finish here"),
  },
  "no such page": {
    who: undefined,
    path: () => "/no/such/page",
    reach: (page) => heading(page, "Nobody is sitting here"),
  },
};

test.each(Object.entries(pages))("axe finds nothing on %s", async (_, { who, path, reach }) => {
  site.expectComplaints(/status of (404|410)/);
  const page = who ? await site.person(who, path()) : await site.visitor(path());
  await reach(page);
  expect(await violations(page)).toEqual([]);
});

const states: Record<string, (page: Page) => Promise<unknown>> = {
  "a message's menu": (page) => openMenu(page, "Your message actions"),
  "a room's menu": (page) => openMenu(page, "Room actions"),
  "a report being written": async (page) => {
    await page.getByRole("button", { name: "Message actions", exact: true }).last().click();
    await page.getByRole("button", { name: "Report" }).click();
    await page.getByRole("button", { name: "Send the report" }).click();
    await page.getByText("Choose what is wrong.").waitFor();
  },
  "a message being edited": async (page) => {
    await openMenu(page, "Your message actions");
    await page.getByRole("button", { name: "Edit", exact: true }).click();
    await page.getByRole("textbox", { name: "Edit your message" }).waitFor();
  },
  "the question before closing a room": async (page) => {
    await openMenu(page, "Room actions");
    await page.getByRole("button", { name: "Close room" }).click();
    await page.getByRole("dialog").waitFor();
  },
  "everybody who joined": async (page) => {
    await page
      .getByRole("button", { name: /joined$/ })
      .first()
      .click();
    await page.getByRole("dialog").waitFor();
  },
  "a message that was not sent": async (page) => {
    await page.route("**/messages", (route) => route.fulfill({ status: 403, json: { type: "/problems/locked" } }));
    await page.getByRole("textbox", { name: "Your message" }).fill("Not to be sent");
    await page.getByRole("button", { name: "Send" }).click();
    await page.getByText("Not sent.").waitFor();
  },
  "a message that is too long": async (page) => {
    await page.getByRole("textbox", { name: "Your message" }).fill("x".repeat(10_001));
    await page.getByText("1 character too many").waitFor();
  },
  offline: async (page) => {
    await page.context().setOffline(true);
    await page.getByText("You are offline.").waitFor();
  },
};

test.each(Object.entries(states))("axe finds nothing in a room with %s", async (_, reach) => {
  site.expectComplaints(/status of 403/, /net::ERR_INTERNET_DISCONNECTED/);
  const page = await site.person(HOST, `/rooms/${room.id}`);
  await talk(page);
  await reach(page);
  expect(await violations(page)).toEqual([]);
});

/** Pages, and the requests that bring what they show. */
const asking = () =>
  [
    ["/", "**/api/{rooms,topics,activity}*"],
    [`/rooms/${room.id}`, "**/api/rooms/*"],
    ["/activity/everyone", "**/api/activity*"],
    ["/topics", "**/api/topics*"],
    [`/people/${HOST}`, "**/api/users/**"],
    ["/settings", "**/api/me"],
  ] as const;

test("axe finds nothing while something loads", async () => {
  const page = await site.person(HOST, "/topics");
  for (const [path, address] of asking()) {
    await holdBack(page, address);
    await page.goto(site.stack.origin + path);
    await main(page).locator(".bone").first().waitFor();
    expect(await violations(page)).toEqual([]);
    await page.unroute(address);
  }
});

test("axe finds nothing where something did not load", async () => {
  site.expectComplaints(/net::ERR_FAILED/);
  const page = await site.person(HOST, "/topics");
  for (const [path, address] of asking()) {
    await page.route(address, (route) => route.abort());
    await page.goto(site.stack.origin + path);
    await main(page).getByRole("button", { name: "Try again" }).waitFor();
    expect(await violations(page)).toEqual([]);
    await page.unroute(address);
  }
});

test("axe finds nothing on the owner's pages", async () => {
  const { stack } = site;
  await own(stack, await stack.signIn("owner-of-all"));
  const guest = await stack.signIn("guest-of-all");
  const about = { kind: "room", roomId: room.id, reason: "Too loud" };
  await stack.request("/api/reports", { method: "POST", as: guest, json: about });
  const page = await site.person("owner-of-all", "/community");
  await page.getByRole("button", { name: "Hide it" }).waitFor();
  expect(await violations(page)).toEqual([]);
  await page.getByRole("button", { name: `Ban ${HOST}` }).click();
  await page
    .getByRole("button", { name: `Ban ${HOST}` })
    .last()
    .click();
  await page.getByText("Say why, for those who look back.").waitFor();
  expect(await violations(page)).toEqual([]);
  for (const [part, reach] of [
    ["people", () => page.getByRole("textbox", { name: "Username" })],
    ["topics", () => page.getByRole("button", { name: "Merge Clocks into another topic" })],
    ["audit", () => page.getByText("owner-of-all became owner")],
    ["settings", () => page.getByRole("textbox", { name: "Welcome" })],
  ] as const) {
    await page.goto(`${stack.origin}/community/${part}`);
    await reach().waitFor();
    expect(await violations(page)).toEqual([]);
  }
});

test("axe finds nothing in forms with mistakes", async () => {
  const page = await site.person(HOST, "/rooms/new");
  await page.getByRole("button", { name: "Open the room" }).click();
  await page.getByText("A room needs a name.").waitFor();
  expect(await violations(page)).toEqual([]);
  await page.goto(`${site.stack.origin}/settings`);
  await page.getByRole("textbox", { name: "Name", exact: true }).fill("");
  await page.getByText("A name cannot be empty.").waitFor();
  expect(await violations(page)).toEqual([]);
});

test("axe finds nothing where one cuts a picture", async () => {
  const page = await site.person(HOST, "/settings");
  await page.getByRole("button", { name: "Choose a picture" }).waitFor();
  const buffer = await plain("png");
  await page.locator("input[type=file]").setInputFiles({ name: "me.png", mimeType: "image/png", buffer });
  await page.getByRole("button", { name: "Use this picture" }).waitFor();
  expect(await violations(page)).toEqual([]);
});

test("axe finds nothing where one chooses a username, or has to choose another", async () => {
  site.expectComplaints(/status of 409/);
  const page = await site.visitor("/sign-in");
  await consent(page, "google", { handle: "chooses" });
  await page.getByRole("textbox", { name: "Username" }).fill(HOST);
  expect(await violations(page)).toEqual([]);
  await page.getByRole("button", { name: "Come in" }).click();
  await page.getByText("Somebody already sits here.").waitFor();
  expect(await violations(page)).toEqual([]);
});

test("axe finds nothing beside what Undo is offered for", async () => {
  const page = await site.person("takes-back", `/rooms/${room.id}`);
  await talk(page);
  await page.getByRole("textbox", { name: "Your message" }).fill("Said too early");
  await page.getByRole("button", { name: "Send" }).click();
  await page.getByRole("button", { name: "Your message actions" }).waitFor();
  await openMenu(page, "Your message actions");
  await page.getByRole("button", { name: "Delete" }).click();
  await page.getByRole("button", { name: "Undo" }).hover();
  expect(await violations(page)).toEqual([]);
});
