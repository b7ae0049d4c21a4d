import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { makeMessage, makeRoom } from "../support/api";
import { withSite } from "../support/site";

const site = withSite();

const focusedText = (page: Page) => page.evaluate(() => document.activeElement?.textContent?.trim());
const marks = (page: Page) => page.locator("main mark").allTextContents();
const found = (page: Page, name: string) => page.getByRole("main").getByRole("link", { name, exact: true });

test("one searches from anywhere as one types, walks what was found by keyboard, opens it where it was said, and goes back", async () => {
  const { stack } = site;
  const host = await stack.signIn("baking-host");
  const room = await makeRoom(stack, host, "Levain in a cold kitchen", {
    topic: "Bread",
    description: "Why it sleeps below twenty degrees.",
  });
  await makeRoom(stack, host, "Levain on weekdays", { topic: "Bread" });
  await makeMessage(stack, host, room.id, "Mine smells of kohlrabi since Tuesday.");
  for (let i = 0; i < 12; i++) await makeMessage(stack, host, room.id, `Later thing ${i}.\n\nIt has\n\nsome lines.`);
  await stack.drained();

  const page = await site.visitor("/activity");
  await page.getByRole("heading", { level: 1 }).waitFor();
  await page.keyboard.press("/");
  await page.keyboard.type("lev");
  await found(page, "Levain on weekdays").waitFor();
  await expect.poll(() => marks(page)).toEqual(["Lev", "Lev"]);
  // Words of two fields.
  await page.keyboard.type("ain twent");
  await found(page, "Levain on weekdays").waitFor({ state: "detached" });
  await expect.poll(() => marks(page)).toEqual(["Levain", "twent"]);
  expect(new URL(page.url()).search).toBe("?q=levain%20twent");

  await page.keyboard.press("Control+A");
  await page.keyboard.type("kohlrabi");
  await page.getByText("Mine smells of kohlrabi").waitFor();
  await page.keyboard.press("ArrowDown");
  expect(await focusedText(page)).toBe("Levain in a cold kitchen");
  await page.keyboard.press("Tab");
  for (let i = 0; i < 5 && !(await focusedText(page))?.startsWith("baking-host said"); i++)
    await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { level: 1, name: "Levain in a cold kitchen" }).waitFor();
  const message = page.getByRole("main").getByText("Mine smells of kohlrabi");
  await message.waitFor();
  await expect.poll(() => message.evaluate((one) => one.getBoundingClientRect().top)).toBeLessThan(700);
  await expect.poll(() => message.evaluate((one) => one.getBoundingClientRect().top)).toBeGreaterThan(0);

  await page.goBack();
  await page.getByText("Mine smells of kohlrabi").waitFor();
  expect(await page.getByRole("searchbox").first().inputValue()).toBe("kohlrabi");
  await expect.poll(() => focusedText(page)).toMatch(/^baking-host said/);
});

test("a typing error is put right, what was typed is a click away, and where nothing is found a room can be opened", async () => {
  const { stack } = site;
  const host = await stack.signIn("orchid-host");
  await makeRoom(stack, host, "Orchids that refuse", { topic: "Plants" });
  await stack.drained();

  const page = await site.person("orchid-seeker", "/search?q=orchdis");
  await found(page, "Orchids that refuse").waitFor();
  await page.getByText("Here is what “orchids” finds").waitFor();
  await page.getByRole("link", { name: "Only “orchdis”" }).click();
  await page.getByRole("heading", { name: "Nothing here about “orchdis” yet" }).waitFor();
  await page.getByRole("main").getByRole("link", { name: "Open a room about it" }).click();

  await page.getByRole("textbox", { name: "Name" }).fill("Orchids that");
  await page.getByRole("heading", { name: "Already open. Join one of these?" }).waitFor();
  await page.keyboard.press("Alt+1");
  await page.getByRole("heading", { level: 1, name: "Orchids that refuse" }).waitFor();
  await page.getByRole("button", { name: "Room actions" }).click();
  await page.getByRole("button", { name: "Leave" }).waitFor();
});
