import type { Page } from "playwright-core";
import { beforeAll, expect, test } from "vitest";
import type { ActivityItem } from "../../../shared/activity";
import { makeMessage, makeRoom } from "../support/api";
import { toTheEnd, withSite } from "../support/site";

const site = withSite();

const ROOMS = 12;
const MESSAGES_EACH = 4;
const ALL = ROOMS * (1 + MESSAGES_EACH);
/** What the list should say, newest first. */
const expected: string[] = [];

beforeAll(async () => {
  const { stack } = site;
  const as = await stack.signIn("busy");
  for (let room = 1; room <= ROOMS; room++) {
    const { id } = await makeRoom(stack, as, `Room ${room}`, { description: `About ${room}.` });
    expected.unshift(`About ${room}.`);
    for (let message = 1; message <= MESSAGES_EACH; message++) {
      await makeMessage(stack, as, id, `Message ${room}.${message}`);
      expected.unshift(`Message ${room}.${message}`);
    }
  }
  await stack.drained();
}, 90_000);

const deeds = (page: Page) => page.getByRole("main").locator("li.deed");

/** Opens the list and pages to its end. */
const wholeList = async (page: Page) => {
  await deeds(page).first().waitFor();
  await toTheEnd(page, page.getByRole("button", { name: "Show earlier" }), "That is everything.");
  return deeds(page).locator(".said").allTextContents();
};

test("sixty rooms and messages of one person stand in order over pages, nothing missing and nothing twice", async () => {
  const page = await site.person("busy");
  await page.getByRole("banner").getByRole("link", { name: "Activity" }).click();
  await page.getByRole("heading", { level: 1, name: "Recent activity" }).waitFor();
  expect(expected).toHaveLength(ALL);
  expect(await wholeList(page)).toEqual(expected);
});

test("a message and a room are deleted; one comes back by Undo, then both by Restore", async () => {
  const page = await site.person("busy", "/activity");
  const gone = page.getByRole("main").locator("li.gone");

  await page.getByRole("button", { name: "Delete your message in Room 12" }).first().click();
  await page.getByText("Message deleted.").waitFor();
  await gone.filter({ hasText: "Message 12.4" }).waitFor();
  await page.getByRole("button", { name: "Undo" }).click();
  await page.getByText("It is back.").waitFor();
  await deeds(page).filter({ hasText: "Message 12.4" }).waitFor();
  expect(await gone.count()).toBe(0);

  await page.getByRole("button", { name: "Close your room Room 12" }).click();
  await page.getByText("“Room 12” is closed.").waitFor();
  await page.getByRole("button", { name: "Undo" }).click();
  await page.getByText("It is back.").waitFor();

  await page.getByRole("button", { name: "Delete your message in Room 11" }).first().click();
  await gone.filter({ hasText: "Message 11.4" }).waitFor();
  await page.getByText("Message deleted.").waitFor();
  await page.getByRole("button", { name: "Close your room Room 10" }).click();
  await page.getByText("“Room 10” is closed.").waitFor();
  await site.stack.drained();

  // Both are struck after a reload too, in their places, and come back from there.
  await page.reload();
  await gone.first().waitFor();
  expect(await gone.locator("s").allTextContents()).toEqual(["Message 11.4", "Room 10"]);
  await gone.filter({ hasText: "Message 11.4" }).getByRole("button", { name: "Bring it back" }).click();
  await deeds(page).filter({ hasText: "Message 11.4" }).waitFor();
  await gone.filter({ hasText: "Room 10" }).getByRole("button", { name: "Bring it back" }).click();
  await deeds(page).filter({ hasText: "About 10." }).waitFor();
  await site.stack.drained();
  await page.reload();
  expect(await wholeList(page)).toEqual(expected);
});

test("everyone's tab holds messages only, the same for a visitor", async () => {
  const page = await site.visitor("/activity/everyone");
  expect(await wholeList(page)).toEqual(expected.filter((text) => text.startsWith("Message")));
  expect(
    await page
      .getByRole("main")
      .getByRole("button", { name: /Delete|Close your/ })
      .count(),
  ).toBe(0);
});

test("others see one's live messages on one's page, also while more are posted", async () => {
  const page = await site.person("onlooker", "/people/busy");
  await page.getByRole("heading", { name: `Hosts ${ROOMS} rooms` }).waitFor();
  await deeds(page).first().waitFor();
  const as = await site.stack.signIn("busy");
  const own = await (await site.stack.request("/api/me/activity?limit=1", { as })).json();
  await makeMessage(site.stack, as, (own.items as ActivityItem[])[0]!.room.id, "Posted meanwhile");
  const shown = await wholeList(page);
  expect(shown.filter((text) => text !== "Posted meanwhile")).toEqual(
    expected.filter((text) => text.startsWith("Message")),
  );
});

test("a visitor is told what would stand here, and asked to sign in", async () => {
  const page = await site.visitor("/activity");
  await page.getByRole("heading", { name: "Sign in to see what you did" }).waitFor();
  expect(await page.getByRole("main").getByRole("link", { name: "Sign in" }).getAttribute("href")).toBe(
    "/sign-in?returnTo=%2Factivity",
  );
});
